use crate::codes::codes;

codes! {
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
    /// Whether channels of this kind are threads.
    pub const fn is_thread(self) -> bool {
        matches!(
            self,
            Self::ANNOUNCEMENT_THREAD | Self::PUBLIC_THREAD | Self::PRIVATE_THREAD
        )
    }

    /// Whether channels of this kind hold nothing but threads: forums and media channels.
    pub const fn is_thread_only(self) -> bool {
        matches!(self, Self::GUILD_FORUM | Self::GUILD_MEDIA)
    }

    /// Whether channels of this kind are direct messages, outside any guild.
    pub const fn is_dm(self) -> bool {
        matches!(self, Self::DM | Self::GROUP_DM)
    }

    /// Whether people can speak in channels of this kind.
    pub const fn is_voice(self) -> bool {
        matches!(self, Self::GUILD_VOICE | Self::GUILD_STAGE_VOICE)
    }
}
