use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, Channel, Emoji, Id, Permissions, Timestamp, User};

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
        /// How members must be verified before they can write: `0` not at all, to `4` by telephone.
        verification_level: u8,
        /// `0` notifies of all messages, `1` of mentions only.
        default_message_notifications: u8,
        /// Whose media is filtered: `0` nobody's, `1` that of members without roles, `2` everybody's.
        explicit_content_filter: u8,
        /// The guild's emojis.
        emojis: Box<[Arc<Emoji>]>,
        /// What Discord has switched on for the guild, such as `"COMMUNITY"`.
        features: Box<[Box<str>]>,
        /// `1` if moderators need a second factor.
        mfa_level: u8,
        /// The id of the application that made the guild, or `0`.
        application_id: Id<Application>,
        /// The id of the channel for Discord's own notices, or `0`.
        system_channel_id: Id<Channel>,
        /// Which of those notices are off.
        system_channel_flags: u32,
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
        /// The boost level, `0` to `3`.
        premium_tier: u8,
        /// How many boosts there are.
        premium_subscription_count: u32,
        /// The language of the guild, such as `"en-US"`.
        preferred_locale: Box<str>,
        /// The id of the channel for Discord's notices to moderators, or `0`.
        public_updates_channel_id: Id<Channel>,
        /// The most people who can show video in one channel.
        max_video_channel_users: u32,
        /// The most people who can show video on a stage.
        max_stage_video_channel_users: u32,
        /// The age rating: `0` none, `1` explicit, `2` safe, `3` restricted.
        nsfw_level: u8,
        /// Whether boosts are shown as a progress bar.
        premium_progress_bar_enabled: bool,
        /// The id of the channel for safety alerts, or `0`.
        safety_alerts_channel_id: Id<Channel>,
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
