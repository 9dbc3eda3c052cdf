use crate::codes::codes;

codes! {
    /// What auto moderation does when a rule is broken.
    ///
    /// The field `type` of a [DiscordAutoModerationAction].
    AutoModerationActionType(u8) as DiscordAutoModerationActionType {
        /// Does not let the message through.
        BLOCK_MESSAGE = 1,
        /// Reports the message in a channel.
        SEND_ALERT_MESSAGE = 2,
        /// Times the member out. Only with the triggers [constant DiscordAutoModerationTriggerType.KEYWORD] and
        /// [constant DiscordAutoModerationTriggerType.MENTION_SPAM].
        TIMEOUT = 3,
        /// Keeps the member from writing, speaking and all else.
        BLOCK_MEMBER_INTERACTION = 4,
    }
}
