use crate::codes::flags;

flags! {
    /// The system messages that a guild suppresses, the property `system_channel_flags` of a [DiscordGuild].
    SystemChannelFlags(u32) as DiscordSystemChannelFlags {
        /// Suppresses messages for new members.
        SUPPRESS_JOIN_NOTIFICATIONS = 1 << 0,
        /// Suppresses messages for boosts.
        SUPPRESS_PREMIUM_SUBSCRIPTIONS = 1 << 1,
        /// Suppresses tips for setting up the guild.
        SUPPRESS_GUILD_REMINDER_NOTIFICATIONS = 1 << 2,
        /// Hides the sticker reply button of messages for new members.
        SUPPRESS_JOIN_NOTIFICATION_REPLIES = 1 << 3,
        /// Suppresses messages for purchases and renewals of role subscriptions.
        SUPPRESS_ROLE_SUBSCRIPTION_PURCHASE_NOTIFICATIONS = 1 << 4,
        /// Hides the sticker reply button of messages for role subscriptions.
        SUPPRESS_ROLE_SUBSCRIPTION_PURCHASE_NOTIFICATION_REPLIES = 1 << 5,
    }
}
