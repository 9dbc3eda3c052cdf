use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, Channel, Emoji, ExplicitContentFilter, GuildIncidents, Id,
    MessageNotificationLevel, MfaLevel, NsfwLevel, Permissions, PremiumTier, Role, Sticker,
    SystemChannelFlags, Timestamp, User, VerificationLevel, WelcomeScreen,
};

entity! {
    /// A guild, which people call a server.
    ///
    /// Its channels, roles and members are reached through methods such as [method get_channels].
    Guild as DiscordGuild {
        /// The guild's id.
        id: Id<Guild>,
        /// The name, 2 to 100 characters.
        name: Box<str>,
        /// The hash of the icon, or an empty string. [method get_icon_url] makes an address of it.
        icon: Option<Box<str>>,
        /// The hash of the splash shown on invites, or an empty string.
        splash: Option<Box<str>>,
        /// The hash of the splash shown in discovery, or an empty string.
        discovery_splash: Option<Box<str>>,
        /// If `true`, the bot's own account owns the guild. Only set in the list of the bot's own guilds. Use [method get_owner]
        /// to get the member who owns the guild.
        bot_is_owner from owner: bool,
        /// The id of the owner's account.
        owner_id: Id<User>,
        /// What the bot may do in the guild, see [DiscordPermissions]. Only known where the bot's own guilds are listed.
        permissions: Permissions,
        /// The id of the voice channel for those who do nothing, or `0`.
        afk_channel_id: Id<Channel>,
        /// After how many seconds people are moved there.
        afk_timeout: u32,
        /// Whether the widget is on.
        widget_enabled: bool,
        /// The id of the channel the widget invites to, or `0`.
        widget_channel_id: Id<Channel>,
        /// How members must be verified before they can write, see [DiscordVerificationLevel].
        verification_level: VerificationLevel,
        /// Of which messages members are notified, unless they choose otherwise; see [DiscordMessageNotificationLevel].
        default_message_notifications: MessageNotificationLevel,
        /// Whose media is filtered, see [DiscordExplicitContentFilter].
        explicit_content_filter: ExplicitContentFilter,
        /// The guild's roles, the highest first.
        roles: Box<[Arc<Role>]>,
        /// The guild's emojis.
        emojis: Box<[Arc<Emoji>]>,
        /// The guild's stickers.
        stickers: Box<[Arc<Sticker>]>,
        /// What Discord has switched on for the guild, such as `"COMMUNITY"`.
        features: Box<[Box<str>]>,
        /// Whether moderators need a second factor, see [DiscordMfaLevel].
        mfa_level: MfaLevel,
        /// The id of the application that made the guild, or `0`.
        application_id: Id<Application>,
        /// The id of the channel for Discord's own notices, or `0`.
        system_channel_id: Id<Channel>,
        /// Which of those notices are off, see [DiscordSystemChannelFlags].
        system_channel_flags: SystemChannelFlags,
        /// The id of the rules channel, or `0`.
        rules_channel_id: Id<Channel>,
        /// The most presences the guild can have, or `0` if unlimited.
        max_presences: u32,
        /// The most members the guild can have.
        max_members: u32,
        /// The end of its own invite address, or an empty string.
        vanity_url_code: Option<Box<str>>,
        /// What the guild says of itself, or an empty string.
        description: Option<Box<str>>,
        /// The hash of the banner, or an empty string.
        banner: Option<Box<str>>,
        /// The hash of the picture above the guild's home, or an empty string.
        home_header: Option<Box<str>>,
        /// The boost level, see [DiscordPremiumTier].
        premium_tier: PremiumTier,
        /// How many boosts there are.
        premium_subscription_count: u32,
        /// The language of the guild, such as `"en-US"`.
        preferred_locale: Box<str>,
        /// The same language. Only the guild of an interaction tells it.
        locale: Option<Box<str>>,
        /// The id of the channel for Discord's notices to moderators, or `0`.
        public_updates_channel_id: Id<Channel>,
        /// The most people who can show video in one channel.
        max_video_channel_users: u32,
        /// The most people who can show video on a stage.
        max_stage_video_channel_users: u32,
        /// The age rating, see [DiscordNsfwLevel].
        nsfw_level: NsfwLevel,
        /// Whether the guild is for adults. [member nsfw_level] says more.
        nsfw: bool,
        /// Whether boosts are shown as a progress bar.
        premium_progress_bar_enabled: bool,
        /// When that was last changed, in Unix seconds; `0` if never.
        premium_progress_bar_enabled_user_updated_at: Timestamp,
        /// The id of the channel for safety alerts, or `0`.
        safety_alerts_channel_id: Id<Channel>,
        /// What is paused because of a raid, or `null`.
        incidents_data: Option<Arc<GuildIncidents>>,
        /// What new members see first. Only known of guilds of invites.
        welcome_screen: Option<Arc<WelcomeScreen>>,
        /// Where voice channels were before each had a region of its own. Discord no longer uses it.
        region: Option<Box<str>>,
        /// When the bot joined, in Unix seconds.
        joined_at: Timestamp,
        /// Whether Discord counts the guild as large, so that it lists only members who are online.
        large: bool,
        /// How many members there are, known to the bot or not.
        member_count: u32,
        /// About how many members there are. Only known of a guild that was fetched with its counts.
        approximate_member_count: u32,
        /// About how many members are online. Only known of a guild that was fetched with its counts.
        approximate_presence_count: u32,
        /// Whether an outage keeps the guild from the bot.
        unavailable: bool,
    }
}
