use crate::codes::codes;

codes! {
    /// The sort orders of the threads of a forum.
    ///
    /// The property `default_sort_order` of a [DiscordChannel].
    ForumSortOrder(u8) as DiscordForumSortOrder {
        /// By the last activity, newest first.
        LATEST_ACTIVITY = 0,
        /// By the creation of the thread, newest first.
        CREATION_DATE = 1,
    }
}
