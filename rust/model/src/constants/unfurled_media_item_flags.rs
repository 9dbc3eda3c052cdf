use crate::codes::flags;

flags! {
    /// Peculiarities of a file in a component, the field `flags` of a [DiscordUnfurledMediaItem].
    UnfurledMediaItemFlags(u32) as DiscordUnfurledMediaItemFlags {
        /// A picture that moves.
        IS_ANIMATED = 1 << 0,
    }
}
