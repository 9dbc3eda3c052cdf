use crate::codes::flags;

flags! {
    /// Bit flags of a message, the property `flags` of a [DiscordMessage].
    MessageFlags(u64) as DiscordMessageFlags {
        /// The message was published to the channels that follow this channel.
        CROSSPOSTED = 1 << 0,
        /// The message was crossposted from a channel that this channel follows.
        IS_CROSSPOST = 1 << 1,
        /// Embeds are not shown. Can be set when sending and editing.
        SUPPRESS_EMBEDS = 1 << 2,
        /// The message this crosspost came from was deleted.
        SOURCE_MESSAGE_DELETED = 1 << 3,
        /// The message came from Discord's urgent message system.
        URGENT = 1 << 4,
        /// The message has a thread, which has the same id.
        HAS_THREAD = 1 << 5,
        /// The message is ephemeral: only the user who triggered the interaction can see it.
        EPHEMERAL = 1 << 6,
        /// The message is a loading state for a deferred response.
        LOADING = 1 << 7,
        /// Some mentioned roles could not be added to the thread, because they have too many members.
        FAILED_TO_MENTION_SOME_ROLES_IN_THREAD = 1 << 8,
        /// The message was sent without a notification. Can be set when sending.
        SUPPRESS_NOTIFICATIONS = 1 << 12,
        /// The message is a voice message.
        IS_VOICE_MESSAGE = 1 << 13,
        /// The message has a copy of a forwarded message.
        HAS_SNAPSHOT = 1 << 14,
        /// The message uses Components V2: it has only components, no content and no embeds. Can be set when sending.
        IS_COMPONENTS_V2 = 1 << 15,
    }
}
