use crate::codes::flags;

flags! {
    /// Bit flags of a channel, the property `flags` of a [DiscordChannel].
    ChannelFlags(u64) as DiscordChannelFlags {
        /// The thread is pinned to the top of its forum.
        PINNED = 1 << 1,
        /// The forum requires a tag for every new thread.
        REQUIRE_TAG = 1 << 4,
        /// The media channel hides its download buttons.
        HIDE_MEDIA_DOWNLOAD_OPTIONS = 1 << 15,
        /// The bot is not allowed to view the channel. Only its id, type and position are real.
        CHANNEL_OBFUSCATED = 1 << 17,
        /// The content of the channel is hidden until the user opens it.
        IS_SPOILER_CHANNEL = 1 << 21,
    }
}
