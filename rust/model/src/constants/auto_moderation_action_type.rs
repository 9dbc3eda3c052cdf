use crate::codes::codes;

codes! {
    /// The types of actions of auto moderation.
    ///
    /// The property `type` of a [DiscordAutoModerationAction].
    AutoModerationActionType(u8) as DiscordAutoModerationActionType {
        /// Blocks the message.
        BLOCK_MESSAGE = 1,
        /// Reports the message to a channel.
        SEND_ALERT_MESSAGE = 2,
        /// Times out the member. Only available with the triggers [constant DiscordAutoModerationTriggerType.KEYWORD] and
        /// [constant DiscordAutoModerationTriggerType.MENTION_SPAM].
        TIMEOUT = 3,
        /// Prevents the member from sending messages, speaking and any other interaction.
        BLOCK_MEMBER_INTERACTION = 4,
    }
}
