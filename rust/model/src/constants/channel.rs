//! Channels.

use crate::constant_macros::{flags, open_enum};

flags! {
    /// Bit flags of a channel, the property `flags` of a [DiscordChannel].
    ChannelFlags(u64) as DiscordChannelFlags {
        /// The thread is pinned to the top of its forum.
        PINNED = 1 << 1,
        /// The forum requires a tag for every new thread.
        REQUIRE_TAG = 1 << 4,
        /// The media channel hides its download buttons.
        HIDE_MEDIA_DOWNLOAD_OPTIONS = 1 << 15,
        /// The bot is not allowed to view the channel. Only its id, type and position are set.
        CHANNEL_OBFUSCATED = 1 << 17,
        /// The content of the channel is hidden until the user opens it.
        IS_SPOILER_CHANNEL = 1 << 21,
    }
}

open_enum! {
    /// The types of channels. A thread is a channel, too.
    ///
    /// The property `type` of a [DiscordChannel].
    ChannelType(u32) as DiscordChannelType {
        /// A text channel of a guild.
        GUILD_TEXT = 0,
        /// A direct message between two users.
        DM = 1,
        /// A voice channel of a guild.
        GUILD_VOICE = 2,
        /// A group DM: a direct message between several users.
        GROUP_DM = 3,
        /// A category, which groups up to 50 channels.
        GUILD_CATEGORY = 4,
        /// An announcement channel, which channels of other guilds can follow.
        GUILD_ANNOUNCEMENT = 5,
        /// A thread of an announcement channel.
        ANNOUNCEMENT_THREAD = 10,
        /// A public thread of a text or forum channel.
        PUBLIC_THREAD = 11,
        /// A private thread, which only invited users and moderators can view.
        PRIVATE_THREAD = 12,
        /// A stage: a voice channel with speakers and an audience.
        GUILD_STAGE_VOICE = 13,
        /// The list of guilds in a student hub.
        GUILD_DIRECTORY = 14,
        /// A forum, which can only contain threads.
        GUILD_FORUM = 15,
        /// A media channel: a forum for images and videos.
        GUILD_MEDIA = 16,
    }
}

impl ChannelType {
    /// Returns whether channels of this type are threads.
    pub const fn is_thread(self) -> bool {
        matches!(
            self,
            Self::ANNOUNCEMENT_THREAD | Self::PUBLIC_THREAD | Self::PRIVATE_THREAD
        )
    }

    /// Returns whether channels of this type can only contain threads: forums and media channels.
    pub const fn is_thread_only(self) -> bool {
        matches!(self, Self::GUILD_FORUM | Self::GUILD_MEDIA)
    }

    /// Returns whether channels of this type are direct messages, which are not in a guild.
    pub const fn is_dm(self) -> bool {
        matches!(self, Self::DM | Self::GROUP_DM)
    }

    /// Returns whether users can speak in channels of this type.
    pub const fn is_voice(self) -> bool {
        matches!(self, Self::GUILD_VOICE | Self::GUILD_STAGE_VOICE)
    }
}

open_enum! {
    /// The layouts of the threads of a forum.
    ///
    /// The property `default_forum_layout` of a [DiscordChannel].
    ForumLayout(u8) as DiscordForumLayout {
        /// Not set: each user chooses.
        NOT_SET = 0,
        /// As a list.
        LIST_VIEW = 1,
        /// As tiles with images.
        GALLERY_VIEW = 2,
    }
}

open_enum! {
    /// The sort orders of the threads of a forum.
    ///
    /// The property `default_sort_order` of a [DiscordChannel].
    ForumSortOrder(u8) as DiscordForumSortOrder {
        /// By the last activity, newest first.
        LATEST_ACTIVITY = 0,
        /// By the creation of the thread, newest first.
        CREATION_DATE = 1,
    }
}

open_enum! {
    /// The types of permission overwrites of a channel.
    ///
    /// The property `type` of a [DiscordPermissionOverwrite].
    OverwriteType(u8) as DiscordOverwriteType {
        /// For a role.
        ROLE = 0,
        /// For a member.
        MEMBER = 1,
    }
}

open_enum! {
    /// The camera video quality modes of a voice channel.
    ///
    /// The property `video_quality_mode` of a [DiscordChannel].
    VideoQualityMode(u8) as DiscordVideoQualityMode {
        /// Discord chooses the quality.
        AUTO = 1,
        /// 720p.
        FULL = 2,
    }
}
