use crate::codes::flags;

flags! {
    /// Bit flags of an image or video of an embed, the property `flags` of a [DiscordEmbedMedia].
    EmbedMediaFlags(u32) as DiscordEmbedMediaFlags {
        /// The image is animated.
        IS_ANIMATED = 1 << 5,
    }
}
