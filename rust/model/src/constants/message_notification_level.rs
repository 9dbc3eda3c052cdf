use crate::codes::codes;

codes! {
    /// The default notification levels of a guild.
    ///
    /// The property `default_message_notifications` of a [DiscordGuild].
    MessageNotificationLevel(u8) as DiscordMessageNotificationLevel {
        /// Members are notified of all messages.
        ALL_MESSAGES = 0,
        /// Members are notified of messages that mention them.
        ONLY_MENTIONS = 1,
    }
}
