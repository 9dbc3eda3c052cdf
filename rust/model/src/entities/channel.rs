use std::sync::Arc;

use crate::entity::entity;
use crate::{
    Application, ChannelFlags, ChannelType, Emoji, ForumLayout, ForumSortOrder, Guild, Id, Message,
    OverwriteType, Permissions, ThreadMember, ThreadMetadata, Timestamp, User, VideoQualityMode,
};

entity! {
    /// A channel: of text or voice, a category, a thread, or a direct message.
    ///
    /// What a property means depends on [member type], see [DiscordChannelType]. Properties that do not apply are empty.
    Channel as DiscordChannel {
        /// The channel's id.
        id: Id<Channel>,
        /// What kind of channel it is, see [DiscordChannelType].
        kind as type: ChannelType,
        /// The id of the guild, or `0` for direct messages.
        guild_id: Id<Guild>,
        /// The place in the list; channels with the same place are sorted by id.
        position: i32,
        /// Exceptions to what roles and members may do here.
        permission_overwrites: Box<[Arc<PermissionOverwrite>]>,
        /// The name, 1 to 100 characters.
        name: Option<Box<str>>,
        /// The topic, 0 to 1024 characters (4096 in forums).
        topic: Option<Box<str>>,
        /// Whether it is for adults.
        nsfw: bool,
        /// The id of the newest message, or of the newest thread of a forum. The message may be deleted by now.
        last_message_id: Id<Message>,
        /// The bits per second of a voice channel.
        bitrate: u32,
        /// How many people a voice channel takes; `0` for no limit.
        user_limit: u32,
        /// The seconds a person must wait between two messages, 0 to 21600.
        rate_limit_per_user: u32,
        /// Who a direct message is with.
        recipients: Box<[Arc<User>]>,
        /// The hash of a group's icon, or an empty string.
        icon: Option<Box<str>>,
        /// The id of who made the thread or group, or `0`.
        owner_id: Id<User>,
        /// The id of the application that made the group, or `0`.
        application_id: Id<Application>,
        /// Whether an application manages the group.
        managed: bool,
        /// The id of the category, or of the channel a thread belongs to; `0` if none.
        parent_id: Id<Channel>,
        /// When a message was last pinned, in Unix seconds; `0` if never.
        last_pin_timestamp: Timestamp,
        /// The region of a voice channel, or an empty string if Discord chooses.
        rtc_region: Option<Box<str>>,
        /// How good video is in a voice channel, see [DiscordVideoQualityMode]; `0` if Discord chooses.
        video_quality_mode: VideoQualityMode,
        /// How many messages a thread holds.
        message_count: u32,
        /// About how many members a thread has; Discord counts no further than 50.
        member_count: u32,
        /// What only threads have.
        thread_metadata: Option<Arc<ThreadMetadata>>,
        /// The bot's own membership of a thread, if it joined.
        member: Option<Arc<ThreadMember>>,
        /// Whether the thread was made just now. Only said where [signal DiscordClient.thread_created] tells of it.
        newly_created: bool,
        /// After how many minutes of silence new threads are archived.
        default_auto_archive_duration: u32,
        /// Peculiarities, see [DiscordChannelFlags].
        flags: ChannelFlags,
        /// How many messages were ever sent in a thread.
        total_message_sent: u32,
        /// The tags of a forum.
        available_tags: Box<[Arc<ForumTag>]>,
        /// The ids of the tags of a thread in a forum.
        applied_tags: Box<[Id<ForumTag>]>,
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
        /// What whoever used a command may do in this channel, see [DiscordPermissions]. Only known of channels that came
        /// with an interaction.
        permissions: Permissions,
        /// What the bot may do in this channel, see [DiscordPermissions]. Only known of channels that came with an
        /// interaction.
        app_permissions: Permissions,
        /// The status line of a voice channel, or an empty string.
        status: Option<Box<str>>,
        /// Since when somebody is in the voice channel, in Unix seconds; `0` if it is empty, or if nobody asked.
        voice_start_time: Timestamp,
    }
}

impl Channel {
    /// Whether the bot is not allowed to view the channel. The gateway sends such a channel without what it is about: only the
    /// id, the type and the position are real. A real channel may bear the same name, so only the flag counts.
    pub fn is_obfuscated(&self) -> bool {
        self.flags.contains(ChannelFlags::CHANNEL_OBFUSCATED)
    }
}

entity! {
    /// What one role or member may and may not do in one channel, against the rule of the guild.
    PermissionOverwrite as DiscordPermissionOverwrite {
        /// The id of the role or of the user.
        id: Id<PermissionOverwrite>,
        /// Whether it is for a role or a member, see [DiscordOverwriteType].
        kind as type: OverwriteType,
        /// What is allowed all the same, see [DiscordPermissions].
        allow: Permissions,
        /// What is denied, see [DiscordPermissions].
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
        /// Whether only members with [constant DiscordPermissions.MANAGE_THREADS] can give it.
        moderated: bool,
        /// The id of the guild's emoji shown with it, or `0`.
        emoji_id: Id<Emoji>,
        /// The Unicode emoji shown with it, or an empty string.
        emoji_name: Option<Box<str>>,
    }
}

entity! {
    /// The emoji that a forum offers as the first reaction to its threads.
    DefaultReaction as DiscordDefaultReaction {
        /// The id of the guild's emoji, or `0`.
        emoji_id: Id<Emoji>,
        /// The Unicode emoji, or an empty string.
        emoji_name: Option<Box<str>>,
    }
}
