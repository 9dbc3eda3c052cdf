use std::sync::Arc;

use crate::entity::entity;
use crate::{
    ChannelType, DefaultReaction, ExplicitContentFilter, ForumLayout, ForumSortOrder, ForumTag,
    Guild, Id, MessageNotificationLevel, PermissionOverwrite, Permissions, Rgb, RoleColors,
    SystemChannelFlags, Timestamp, User, VerificationLevel,
};

entity! {
    /// A plan after which guilds like another can be made.
    GuildTemplate as DiscordGuildTemplate {
        /// What its address ends with: `https://discord.new/` and this.
        code: Box<str>,
        /// The name, 1 to 100 characters.
        name: Box<str>,
        /// What it is for, up to 120 characters, or an empty string.
        description: Option<Box<str>>,
        /// How often it was used.
        usage_count: u32,
        /// The id of who made it.
        creator_id: Id<User>,
        /// Who made it.
        creator: Option<Arc<User>>,
        /// When it was made, in Unix seconds.
        created_at: Timestamp,
        /// When it last followed its guild, in Unix seconds.
        updated_at: Timestamp,
        /// The id of the guild it was made from.
        source_guild_id: Id<Guild>,
        /// The guild as it was then.
        serialized_source_guild: Option<Arc<GuildTemplateGuild>>,
        /// Whether the guild has changed since.
        is_dirty: bool,
    }
}

entity! {
    /// The guild of a template. Its parts have numbers of their own in place of ids.
    GuildTemplateGuild as DiscordGuildTemplateGuild {
        /// The name.
        name: Box<str>,
        /// What the guild says of itself, or an empty string.
        description: Option<Box<str>>,
        /// Where voice channels were before each had a region of its own.
        region: Option<Box<str>>,
        /// How members must be verified before they can write, see [DiscordVerificationLevel].
        verification_level: VerificationLevel,
        /// Of which messages members are notified, see [DiscordMessageNotificationLevel].
        default_message_notifications: MessageNotificationLevel,
        /// Whose media is filtered, see [DiscordExplicitContentFilter].
        explicit_content_filter: ExplicitContentFilter,
        /// The language of the guild, such as `"en-US"`.
        preferred_locale: Box<str>,
        /// The number of the voice channel for those who do nothing, or `0`.
        afk_channel_id: Id<GuildTemplateChannel>,
        /// After how many seconds people are moved there.
        afk_timeout: u32,
        /// The number of the channel for Discord's own notices, or `0`.
        system_channel_id: Id<GuildTemplateChannel>,
        /// Which of those notices are off, see [DiscordSystemChannelFlags].
        system_channel_flags: SystemChannelFlags,
        /// The hash of the icon, or an empty string.
        icon_hash: Option<Box<str>>,
        /// The roles. The one everybody has bears the number `0`.
        roles: Box<[Arc<GuildTemplateRole>]>,
        /// The channels.
        channels: Box<[Arc<GuildTemplateChannel>]>,
    }
}

entity! {
    /// A role of a template.
    GuildTemplateRole as DiscordGuildTemplateRole {
        /// The role's number in the template.
        id: Id<GuildTemplateRole>,
        /// The name.
        name: Box<str>,
        /// What its members may do, see [DiscordPermissions].
        permissions: Permissions,
        /// The colour; fully transparent if the role has none.
        color: Rgb,
        /// The colours of a gradient, if Discord told them.
        colors: Option<Arc<RoleColors>>,
        /// Whether its members are listed apart from others.
        hoist: bool,
        /// Whether everybody can mention it.
        mentionable: bool,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The emoji shown as the icon, or an empty string.
        unicode_emoji: Option<Box<str>>,
    }
}

entity! {
    /// A channel of a template.
    GuildTemplateChannel as DiscordGuildTemplateChannel {
        /// The channel's number in the template.
        id: Id<GuildTemplateChannel>,
        /// What kind of channel it is, see [DiscordChannelType].
        kind as type: ChannelType,
        /// The name.
        name: Option<Box<str>>,
        /// The place in the list.
        position: i32,
        /// The topic, or an empty string.
        topic: Option<Box<str>>,
        /// The bits per second of a voice channel.
        bitrate: u32,
        /// How many people a voice channel takes; `0` for no limit.
        user_limit: u32,
        /// Whether it is for adults.
        nsfw: bool,
        /// The seconds a person must wait between two messages.
        rate_limit_per_user: u32,
        /// The number of the category, or `0`.
        parent_id: Id<GuildTemplateChannel>,
        /// After how many minutes of silence new threads are archived.
        default_auto_archive_duration: u32,
        /// Exceptions to what roles may do here, by the numbers of the roles.
        permission_overwrites: Box<[Arc<PermissionOverwrite>]>,
        /// The tags of a forum.
        available_tags: Box<[Arc<ForumTag>]>,
        /// The emoji on the button that adds a reaction to a thread of a forum.
        default_reaction_emoji: Option<Arc<DefaultReaction>>,
        /// The seconds a person must wait between two messages in new threads.
        default_thread_rate_limit_per_user: u32,
        /// How the threads of a forum are sorted, see [DiscordForumSortOrder].
        default_sort_order: ForumSortOrder,
        /// How the threads of a forum are laid out, see [DiscordForumLayout].
        default_forum_layout: ForumLayout,
        /// How a search for tags goes in a forum unless people say otherwise: `"match_some"` or `"match_all"`.
        default_tag_setting: Option<Box<str>>,
        /// What a forum's new posts begin with, or an empty string.
        template: Option<Box<str>>,
        /// The channel's colour; fully transparent if there is none.
        theme_color: Rgb,
    }
}
