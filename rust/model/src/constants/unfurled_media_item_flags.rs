use crate::codes::flags;

flags! {
    /// Bit flags of an image, video or file of a component, the property `flags` of a [DiscordUnfurledMediaItem].
    UnfurledMediaItemFlags(u32) as DiscordUnfurledMediaItemFlags {
        /// The image is animated.
        IS_ANIMATED = 1 << 0,
    }
}
