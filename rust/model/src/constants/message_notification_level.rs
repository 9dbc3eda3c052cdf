use crate::codes::codes;

codes! {
    /// Which messages members are notified of, unless they choose otherwise.
    ///
    /// The field `default_message_notifications` of a [DiscordGuild].
    MessageNotificationLevel(u8) as DiscordMessageNotificationLevel {
        /// All messages.
        ALL_MESSAGES = 0,
        /// Messages that mention them.
        ONLY_MENTIONS = 1,
    }
}
