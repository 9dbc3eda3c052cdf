use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, Channel, Emoji, ExplicitContentFilter, GuildIncidents, Id,
    MessageNotificationLevel, MfaLevel, NsfwLevel, Permissions, PremiumTier, Role, Sticker,
    SystemChannelFlags, Timestamp, User, VerificationLevel, WelcomeScreen,
};

entity! {
    /// A guild, which the Discord app calls a server.
    ///
    /// Use methods such as [method get_channels] to get its channels, roles and members.
    Guild as DiscordGuild {
        /// The guild's id.
        id: Id<Guild>,
        /// The name, 2 to 100 characters.
        name: Box<str>,
        /// The hash of the icon, or an empty string. Use [method get_icon_url] to get the URL.
        icon: Option<Box<str>>,
        /// The hash of the invite splash image, or an empty string.
        splash: Option<Box<str>>,
        /// The hash of the discovery splash image, or an empty string.
        discovery_splash: Option<Box<str>>,
        /// If `true`, the bot's own account owns the guild. Only set in the list of the bot's own guilds. Use [method get_owner]
        /// to get the member who owns the guild.
        bot_is_owner from owner: bool,
        /// The id of the user who owns the guild.
        owner_id: Id<User>,
        /// The permissions of the bot in the guild, a bitfield of [DiscordPermissions]. Only set in the list of the bot's own
        /// guilds.
        permissions: Permissions,
        /// The id of the voice channel for inactive members, or `0`.
        afk_channel_id: Id<Channel>,
        /// The number of seconds after which inactive members are moved to that channel.
        afk_timeout: u32,
        /// If `true`, the widget is enabled.
        widget_enabled: bool,
        /// The id of the channel that the widget invites to, or `0`.
        widget_channel_id: Id<Channel>,
        /// The verification level: the requirements for new members to send messages, see [DiscordVerificationLevel].
        verification_level: VerificationLevel,
        /// The default notification level for messages, see [DiscordMessageNotificationLevel].
        default_message_notifications: MessageNotificationLevel,
        /// The explicit content filter: whose media is scanned, see [DiscordExplicitContentFilter].
        explicit_content_filter: ExplicitContentFilter,
        /// The roles, the highest first.
        roles: Box<[Arc<Role>]>,
        /// The emojis.
        emojis: Box<[Arc<Emoji>]>,
        /// The stickers.
        stickers: Box<[Arc<Sticker>]>,
        /// The enabled features, such as `"COMMUNITY"`.
        features: Box<[Box<str>]>,
        /// The required MFA level for moderators, see [DiscordMfaLevel].
        mfa_level: MfaLevel,
        /// The id of the application that created the guild, or `0`.
        application_id: Id<Application>,
        /// The id of the channel for system messages, or `0`.
        system_channel_id: Id<Channel>,
        /// Bitfield of [DiscordSystemChannelFlags].
        system_channel_flags: SystemChannelFlags,
        /// The id of the rules channel, or `0`.
        rules_channel_id: Id<Channel>,
        /// The maximum number of presences, or `0` if unlimited.
        max_presences: u32,
        /// The maximum number of members.
        max_members: u32,
        /// The code of the vanity URL, or an empty string.
        vanity_url_code: Option<Box<str>>,
        /// The description, or an empty string.
        description: Option<Box<str>>,
        /// The hash of the banner, or an empty string.
        banner: Option<Box<str>>,
        /// The hash of the header image of the server guide, or an empty string.
        home_header: Option<Box<str>>,
        /// The boost level, see [DiscordPremiumTier].
        premium_tier: PremiumTier,
        /// The number of boosts.
        premium_subscription_count: u32,
        /// The preferred language, such as `"en-US"`.
        preferred_locale: Box<str>,
        /// The preferred language. Only set for the guild of an interaction.
        locale: Option<Box<str>>,
        /// The id of the channel for Discord's messages to moderators, or `0`.
        public_updates_channel_id: Id<Channel>,
        /// The maximum number of users with video in a voice channel.
        max_video_channel_users: u32,
        /// The maximum number of users with video on a stage.
        max_stage_video_channel_users: u32,
        /// The age-restriction level, see [DiscordNsfwLevel].
        nsfw_level: NsfwLevel,
        /// If `true`, the guild is age-restricted (NSFW). See also [member nsfw_level].
        nsfw: bool,
        /// If `true`, the boost progress bar is shown.
        premium_progress_bar_enabled: bool,
        /// The time when [member premium_progress_bar_enabled] was last changed, in Unix seconds; `0` if never.
        premium_progress_bar_enabled_user_updated_at: Timestamp,
        /// The id of the channel for safety alerts, or `0`.
        safety_alerts_channel_id: Id<Channel>,
        /// The incident actions, such as invites that are paused during a raid; `null` if there are none.
        incidents_data: Option<Arc<GuildIncidents>>,
        /// The welcome screen. Only set for guilds of invites.
        welcome_screen: Option<Arc<WelcomeScreen>>,
        /// The former voice region of the guild. Deprecated by Discord; see [member DiscordChannel.rtc_region].
        region: Option<Box<str>>,
        /// The time when the bot joined, in Unix seconds.
        joined_at: Timestamp,
        /// If `true`, the guild is large: Discord only lists its online members.
        large: bool,
        /// The total number of members, including those that are not cached.
        member_count: u32,
        /// The approximate number of members. Only set if the guild was fetched with its counts.
        approximate_member_count: u32,
        /// The approximate number of online members. Only set if the guild was fetched with its counts.
        approximate_presence_count: u32,
        /// If `true`, the guild is unavailable because of an outage.
        unavailable: bool,
    }
}
