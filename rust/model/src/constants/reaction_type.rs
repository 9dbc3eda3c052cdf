use crate::codes::codes;

codes! {
    /// The types of reactions.
    ReactionType(u8) as DiscordReactionType {
        /// A normal reaction.
        NORMAL = 0,
        /// A super reaction, with an animation.
        BURST = 1,
    }
}
