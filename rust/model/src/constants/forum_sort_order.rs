use crate::codes::codes;

codes! {
    /// How a forum sorts its threads.
    ///
    /// The field `default_sort_order` of a [DiscordChannel].
    ForumSortOrder(u8) as DiscordForumSortOrder {
        /// By the last message, newest first.
        LATEST_ACTIVITY = 0,
        /// By the start of the thread, newest first.
        CREATION_DATE = 1,
    }
}
