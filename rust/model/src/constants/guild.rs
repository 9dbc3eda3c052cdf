//! Guilds and their integrations.

use crate::constant_macros::{flags, open_enum};

open_enum! {
    /// The explicit content filters of a guild.
    ///
    /// The property `explicit_content_filter` of a [DiscordGuild].
    ExplicitContentFilter(u8) as DiscordExplicitContentFilter {
        /// No media is scanned.
        DISABLED = 0,
        /// Media of members without roles is scanned.
        MEMBERS_WITHOUT_ROLES = 1,
        /// Media of all members is scanned.
        ALL_MEMBERS = 2,
    }
}

open_enum! {
    /// The actions for a member whose subscription to a streamer ends.
    ///
    /// The property `expire_behavior` of a [DiscordIntegration].
    IntegrationExpireBehavior(u8) as DiscordIntegrationExpireBehavior {
        /// The role for subscribers is removed.
        REMOVE_ROLE = 0,
        /// The member is kicked.
        KICK = 1,
    }
}

open_enum! {
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

open_enum! {
    /// The required MFA levels for moderators of a guild.
    ///
    /// The property `mfa_level` of a [DiscordGuild].
    MfaLevel(u8) as DiscordMfaLevel {
        /// No MFA is required.
        NONE = 0,
        /// MFA is required.
        ELEVATED = 1,
    }
}

open_enum! {
    /// The age-restriction levels of a guild.
    ///
    /// The property `nsfw_level` of a [DiscordGuild].
    NsfwLevel(u8) as DiscordNsfwLevel {
        /// Default: not rated.
        DEFAULT = 0,
        /// The guild has explicit content.
        EXPLICIT = 1,
        /// The guild is safe for everyone.
        SAFE = 2,
        /// The guild is age-restricted (NSFW).
        AGE_RESTRICTED = 3,
    }
}

open_enum! {
    /// The boost levels of a guild.
    ///
    /// The property `premium_tier` of a [DiscordGuild].
    PremiumTier(u8) as DiscordPremiumTier {
        /// No boost level.
        NONE = 0,
        /// Boost level 1.
        TIER_1 = 1,
        /// Boost level 2.
        TIER_2 = 2,
        /// Boost level 3.
        TIER_3 = 3,
    }
}

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

open_enum! {
    /// The verification levels of a guild: the requirements for new members to send messages.
    ///
    /// The property `verification_level` of a [DiscordGuild].
    VerificationLevel(u8) as DiscordVerificationLevel {
        /// No restriction.
        NONE = 0,
        /// A verified email address.
        LOW = 1,
        /// A Discord account older than 5 minutes.
        MEDIUM = 2,
        /// A membership longer than 10 minutes.
        HIGH = 3,
        /// A verified phone number.
        VERY_HIGH = 4,
    }
}
