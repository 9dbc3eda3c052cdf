use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, ChannelFlags, ChannelType, Emoji, ForumLayout, ForumSortOrder, Guild, Id, Message,
    OverwriteType, Permissions, ThreadMember, ThreadMetadata, Timestamp, User, VideoQualityMode,
};

entity! {
    /// A channel: a text or voice channel, a category, a thread, or a direct message.
    ///
    /// The meaning of a property depends on [member type], see [DiscordChannelType]. Properties that do not apply are empty.
    Channel as DiscordChannel {
        /// The channel's id.
        id: Id<Channel>,
        /// The type of the channel, see [DiscordChannelType].
        kind as type: ChannelType,
        /// The id of the guild, or `0` for direct messages.
        guild_id: Id<Guild>,
        /// The position in the list; channels with the same position are sorted by id.
        position: i32,
        /// The permission overwrites for roles and members.
        permission_overwrites: Box<[Arc<PermissionOverwrite>]>,
        /// The name, 1 to 100 characters.
        name: Option<Box<str>>,
        /// The topic, 0 to 1024 characters (4096 in forums).
        topic: Option<Box<str>>,
        /// If `true`, the channel is age-restricted (NSFW).
        nsfw: bool,
        /// The id of the newest message, or of the newest thread of a forum. It may have been deleted since.
        last_message_id: Id<Message>,
        /// The bitrate of a voice channel, in bits per second.
        bitrate: u32,
        /// The maximum number of users in a voice channel; `0` for no limit.
        user_limit: u32,
        /// The slowmode: the number of seconds that a user must wait between two messages, 0 to 21600.
        rate_limit_per_user: u32,
        /// The recipients of a direct message.
        recipients: Box<[Arc<User>]>,
        /// The hash of the icon of a group DM, or an empty string.
        icon: Option<Box<str>>,
        /// The id of the user who created the thread or group DM, or `0`.
        owner_id: Id<User>,
        /// The id of the application that created the group DM, or `0`.
        application_id: Id<Application>,
        /// If `true`, the group DM is managed by an application.
        managed: bool,
        /// The id of the category, or of the channel that a thread belongs to; `0` if none.
        parent_id: Id<Channel>,
        /// The time when a message was last pinned, in Unix seconds; `0` if never.
        last_pin_timestamp: Timestamp,
        /// The voice region of a voice channel, or an empty string if Discord chooses it.
        rtc_region: Option<Box<str>>,
        /// The camera video quality mode of a voice channel, see [DiscordVideoQualityMode]; `0` if Discord chooses it.
        video_quality_mode: VideoQualityMode,
        /// The number of messages in a thread.
        message_count: u32,
        /// The approximate number of members of a thread; Discord counts no further than 50.
        member_count: u32,
        /// The properties that only threads have.
        thread_metadata: Option<Arc<ThreadMetadata>>,
        /// The bot's own membership of a thread, if it has joined.
        member: Option<Arc<ThreadMember>>,
        /// If `true`, the thread was just created. Only set when [signal DiscordClient.thread_created] is emitted.
        newly_created: bool,
        /// The number of minutes of inactivity after which new threads are archived.
        default_auto_archive_duration: u32,
        /// Bitfield of [DiscordChannelFlags].
        flags: ChannelFlags,
        /// The number of messages that were ever sent in a thread.
        total_message_sent: u32,
        /// The available tags of a forum.
        available_tags: Box<[Arc<ForumTag>]>,
        /// The ids of the tags that are applied to a thread of a forum.
        applied_tags: Box<[Id<ForumTag>]>,
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
        /// The permissions in this channel of the user who used a command, a bitfield of [DiscordPermissions]. Only set
        /// for channels of an interaction.
        permissions: Permissions,
        /// The permissions of the bot in this channel, a bitfield of [DiscordPermissions]. Only set for channels of an
        /// interaction.
        app_permissions: Permissions,
        /// The status of a voice channel, or an empty string.
        status: Option<Box<str>>,
        /// The time since which users are connected to the voice channel, in Unix seconds; `0` if it is empty, or if
        /// this was not requested.
        voice_start_time: Timestamp,
    }
}

impl Channel {
    /// Returns whether the bot is not allowed to view the channel. The gateway sends only the id, the type and the
    /// position of such a channel. Other channels may have the same name, so only the flag is checked.
    pub fn is_obfuscated(&self) -> bool {
        self.flags.contains(ChannelFlags::CHANNEL_OBFUSCATED)
    }
}

entity! {
    /// The permissions of a role or member in a channel that differ from those of the guild.
    PermissionOverwrite as DiscordPermissionOverwrite {
        /// The id of the role or of the user.
        id: Id<PermissionOverwrite>,
        /// The type of the overwrite, for a role or a member, see [DiscordOverwriteType].
        kind as type: OverwriteType,
        /// The permissions that are allowed, a bitfield of [DiscordPermissions].
        allow: Permissions,
        /// The permissions that are denied, a bitfield of [DiscordPermissions].
        deny: Permissions,
    }
}

entity! {
    /// A tag for the threads of a forum.
    ForumTag as DiscordForumTag {
        /// The tag's id.
        id: Id<ForumTag>,
        /// The name, up to 20 characters.
        name: Box<str>,
        /// If `true`, only members with [constant DiscordPermissions.MANAGE_THREADS] can apply the tag.
        moderated: bool,
        /// The id of the custom emoji of the tag, or `0`.
        emoji_id: Id<Emoji>,
        /// The Unicode emoji of the tag, or an empty string.
        emoji_name: Option<Box<str>>,
    }
}

entity! {
    /// The default reaction emoji for the threads of a forum.
    DefaultReaction as DiscordDefaultReaction {
        /// The id of a custom emoji, or `0`.
        emoji_id: Id<Emoji>,
        /// The Unicode emoji, or an empty string.
        emoji_name: Option<Box<str>>,
    }
}
