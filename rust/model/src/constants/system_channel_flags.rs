use crate::codes::flags;

flags! {
    /// Which of Discord's own notices a guild does without, the field `system_channel_flags` of a [DiscordGuild].
    SystemChannelFlags(u32) as DiscordSystemChannelFlags {
        /// Nobody is welcomed.
        SUPPRESS_JOIN_NOTIFICATIONS = 1 << 0,
        /// Boosts are not announced.
        SUPPRESS_PREMIUM_SUBSCRIPTIONS = 1 << 1,
        /// There are no hints for setting the guild up.
        SUPPRESS_GUILD_REMINDER_NOTIFICATIONS = 1 << 2,
        /// Welcomes have no button to answer with a sticker.
        SUPPRESS_JOIN_NOTIFICATION_REPLIES = 1 << 3,
        /// Role subscriptions are not announced.
        SUPPRESS_ROLE_SUBSCRIPTION_PURCHASE_NOTIFICATIONS = 1 << 4,
        /// Announced role subscriptions have no button to answer with a sticker.
        SUPPRESS_ROLE_SUBSCRIPTION_PURCHASE_NOTIFICATION_REPLIES = 1 << 5,
    }
}
