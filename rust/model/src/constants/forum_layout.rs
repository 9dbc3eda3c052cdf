use crate::codes::codes;

codes! {
    /// How a forum shows its threads.
    ///
    /// The field `default_forum_layout` of a [DiscordChannel].
    ForumLayout(u8) as DiscordForumLayout {
        /// As each person likes.
        NOT_SET = 0,
        /// As a list.
        LIST_VIEW = 1,
        /// As tiles with pictures.
        GALLERY_VIEW = 2,
    }
}
