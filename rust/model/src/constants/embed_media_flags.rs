use crate::codes::flags;

flags! {
    /// Peculiarities of a picture or video in an embed.
    EmbedMediaFlags(u32) as DiscordEmbedMediaFlags {
        /// A picture that moves.
        IS_ANIMATED = 1 << 5,
    }
}
