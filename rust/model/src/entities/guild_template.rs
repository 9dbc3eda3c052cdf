use std::sync::Arc;

use crate::entity::entity;
use crate::{
    ChannelType, DefaultReaction, ExplicitContentFilter, ForumLayout, ForumSortOrder, ForumTag,
    Guild, Id, MessageNotificationLevel, PermissionOverwrite, Permissions, Rgb, RoleColors,
    SystemChannelFlags, Timestamp, User, VerificationLevel,
};

entity! {
    /// A guild template: a copy of a guild from which other guilds can be created.
    GuildTemplate as DiscordGuildTemplate {
        /// The code, the end of the URL `https://discord.new/…`.
        code: Box<str>,
        /// The name, 1 to 100 characters.
        name: Box<str>,
        /// The description, up to 120 characters, or an empty string.
        description: Option<Box<str>>,
        /// The number of times the template was used.
        usage_count: u32,
        /// The id of the user who created the template.
        creator_id: Id<User>,
        /// The user who created the template.
        creator: Option<Arc<User>>,
        /// The time when the template was created, in Unix seconds.
        created_at: Timestamp,
        /// The time when the template was last synchronized with its guild, in Unix seconds.
        updated_at: Timestamp,
        /// The id of the guild that the template was created from.
        source_guild_id: Id<Guild>,
        /// The copy of the guild.
        serialized_source_guild: Option<Arc<GuildTemplateGuild>>,
        /// If `true`, the guild has changed since the last synchronization.
        is_dirty: bool,
    }
}

entity! {
    /// The guild of a template. Its roles and channels have numbers instead of ids.
    GuildTemplateGuild as DiscordGuildTemplateGuild {
        /// The name.
        name: Box<str>,
        /// The description, or an empty string.
        description: Option<Box<str>>,
        /// The former voice region of the guild.
        region: Option<Box<str>>,
        /// The verification level: the requirements for new members to send messages, see [DiscordVerificationLevel].
        verification_level: VerificationLevel,
        /// The default notification level for messages, see [DiscordMessageNotificationLevel].
        default_message_notifications: MessageNotificationLevel,
        /// The explicit content filter: whose media is scanned, see [DiscordExplicitContentFilter].
        explicit_content_filter: ExplicitContentFilter,
        /// The preferred language, such as `"en-US"`.
        preferred_locale: Box<str>,
        /// The number of the voice channel for inactive members, or `0`.
        afk_channel_id: Id<GuildTemplateChannel>,
        /// The number of seconds after which inactive members are moved to that channel.
        afk_timeout: u32,
        /// The number of the channel for system messages, or `0`.
        system_channel_id: Id<GuildTemplateChannel>,
        /// Bitfield of [DiscordSystemChannelFlags].
        system_channel_flags: SystemChannelFlags,
        /// The hash of the icon, or an empty string.
        icon_hash: Option<Box<str>>,
        /// The roles. The `@everyone` role has the number `0`.
        roles: Box<[Arc<GuildTemplateRole>]>,
        /// The channels.
        channels: Box<[Arc<GuildTemplateChannel>]>,
    }
}

entity! {
    /// A role of a template.
    GuildTemplateRole as DiscordGuildTemplateRole {
        /// The number of the role in the template.
        id: Id<GuildTemplateRole>,
        /// The name.
        name: Box<str>,
        /// The permissions, a bitfield of [DiscordPermissions].
        permissions: Permissions,
        /// The color; fully transparent if the role has none.
        color: Rgb,
        /// The colors of a gradient, if Discord sent them.
        colors: Option<Arc<RoleColors>>,
        /// If `true`, members with the role are listed separately.
        hoist: bool,
        /// If `true`, every member can mention the role.
        mentionable: bool,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// The Unicode emoji shown as the icon, or an empty string.
        unicode_emoji: Option<Box<str>>,
    }
}

entity! {
    /// A channel of a template.
    GuildTemplateChannel as DiscordGuildTemplateChannel {
        /// The number of the channel in the template.
        id: Id<GuildTemplateChannel>,
        /// The type of the channel, see [DiscordChannelType].
        kind as type: ChannelType,
        /// The name.
        name: Option<Box<str>>,
        /// The position in the list.
        position: i32,
        /// The topic, or an empty string.
        topic: Option<Box<str>>,
        /// The bitrate of a voice channel, in bits per second.
        bitrate: u32,
        /// The maximum number of users in a voice channel; `0` for no limit.
        user_limit: u32,
        /// If `true`, the channel is age-restricted (NSFW).
        nsfw: bool,
        /// The slowmode: the number of seconds that a user must wait between two messages.
        rate_limit_per_user: u32,
        /// The number of the category, or `0`.
        parent_id: Id<GuildTemplateChannel>,
        /// The number of minutes of inactivity after which new threads are archived.
        default_auto_archive_duration: u32,
        /// The permission overwrites for roles, by the numbers of the roles.
        permission_overwrites: Box<[Arc<PermissionOverwrite>]>,
        /// The available tags of a forum.
        available_tags: Box<[Arc<ForumTag>]>,
        /// The emoji on the button that adds a reaction to a thread of a forum.
        default_reaction_emoji: Option<Arc<DefaultReaction>>,
        /// The slowmode of new threads: the number of seconds that a user must wait between two messages.
        default_thread_rate_limit_per_user: u32,
        /// The default sort order of the threads of a forum, see [DiscordForumSortOrder].
        default_sort_order: ForumSortOrder,
        /// The default layout of the threads of a forum, see [DiscordForumLayout].
        default_forum_layout: ForumLayout,
        /// The default matching of tags in a search of a forum: `"match_some"` or `"match_all"`.
        default_tag_setting: Option<Box<str>>,
        /// The initial text of new posts in a forum, or an empty string.
        template: Option<Box<str>>,
        /// The theme color of the channel; fully transparent if there is none.
        theme_color: Rgb,
    }
}
