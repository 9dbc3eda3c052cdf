use crate::codes::codes;

codes! {
    /// The layouts of the threads of a forum.
    ///
    /// The property `default_forum_layout` of a [DiscordChannel].
    ForumLayout(u8) as DiscordForumLayout {
        /// Not set: each user chooses.
        NOT_SET = 0,
        /// As a list.
        LIST_VIEW = 1,
        /// As tiles with images.
        GALLERY_VIEW = 2,
    }
}
