use crate::codes::flags;

flags! {
    /// Peculiarities of a channel, the field `flags` of a [DiscordChannel].
    ChannelFlags(u64) as DiscordChannelFlags {
        /// A thread pinned to the top of its forum.
        PINNED = 1 << 1,
        /// A forum in which every new thread must have a tag.
        REQUIRE_TAG = 1 << 4,
        /// A media channel that hides its download buttons.
        HIDE_MEDIA_DOWNLOAD_OPTIONS = 1 << 15,
        /// A channel that the bot is not allowed to view. Only its id, type and position are real.
        CHANNEL_OBFUSCATED = 1 << 17,
        /// A channel whose content is hidden until a person opens it.
        IS_SPOILER_CHANNEL = 1 << 21,
    }
}
