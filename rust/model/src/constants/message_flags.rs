use crate::codes::flags;

flags! {
    /// Peculiarities of a message, the field `flags` of a [DiscordMessage].
    MessageFlags(u64) as DiscordMessageFlags {
        /// Published to the channels that follow this one.
        CROSSPOSTED = 1 << 0,
        /// Came from a channel this one follows.
        IS_CROSSPOST = 1 << 1,
        /// Links show no preview. May be set when sending and editing.
        SUPPRESS_EMBEDS = 1 << 2,
        /// The message this crosspost came from was deleted.
        SOURCE_MESSAGE_DELETED = 1 << 3,
        /// Came from Discord's urgent message system.
        URGENT = 1 << 4,
        /// Has a thread, which has the same id as the message.
        HAS_THREAD = 1 << 5,
        /// Only the person who used the command or button sees it.
        EPHEMERAL = 1 << 6,
        /// Stands for an answer that is still awaited: "the bot is thinking".
        LOADING = 1 << 7,
        /// Some mentioned roles were too large to add to the thread.
        FAILED_TO_MENTION_SOME_ROLES_IN_THREAD = 1 << 8,
        /// Sent without a notification. May be set when sending.
        SUPPRESS_NOTIFICATIONS = 1 << 12,
        /// A voice message.
        IS_VOICE_MESSAGE = 1 << 13,
        /// Holds a copy of a forwarded message.
        HAS_SNAPSHOT = 1 << 14,
        /// Made of components only, with no content and no embeds. May be set when sending.
        IS_COMPONENTS_V2 = 1 << 15,
    }
}
