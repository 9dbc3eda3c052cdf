use crate::codes::codes;

codes! {
    /// The kinds of reactions.
    ReactionType(u8) as DiscordReactionType {
        /// An ordinary reaction.
        NORMAL = 0,
        /// A super reaction, which bursts into an animation.
        BURST = 1,
    }
}
