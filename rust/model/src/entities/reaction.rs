use std::sync::Arc;

use crate::Emoji;
use crate::entity::entity;

entity! {
    /// An emoji that users reacted to a message with, and their number.
    Reaction as DiscordReaction {
        /// The number of reactions, including the bot's own.
        count: u32,
        /// The number of normal and of super reactions. It is not updated by the events that add and remove reactions.
        count_details: Option<Arc<ReactionCountDetails>>,
        /// If `true`, the bot reacted with this emoji.
        me: bool,
        /// If `true`, the bot super-reacted with this emoji.
        me_burst: bool,
        /// The colors of super reactions, such as `"#5865f2"`.
        burst_colors: Box<[Box<str>]>,
        /// The emoji.
        emoji: Arc<Emoji>,
    }
}

entity! {
    /// The number of normal and of super reactions with an emoji.
    ReactionCountDetails as DiscordReactionCountDetails {
        /// The number of super reactions.
        burst: u32,
        /// The number of normal reactions.
        normal: u32,
    }
}
