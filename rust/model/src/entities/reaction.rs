use std::sync::Arc;

use crate::Emoji;
use crate::entity::entity;

entity! {
    /// One emoji below a message, and how many people chose it.
    Reaction as DiscordReaction {
        /// How many people chose it, the bot included.
        count: u32,
        /// How many of them chose it in which way. The events that add and remove reactions do not change it.
        count_details: Option<Arc<ReactionCountDetails>>,
        /// Whether the bot did.
        me: bool,
        /// Whether the bot did with a super reaction.
        me_burst: bool,
        /// The colours of super reactions, such as `"#5865f2"`.
        burst_colors: Box<[Box<str>]>,
        /// The emoji.
        emoji: Arc<Emoji>,
    }
}

entity! {
    /// How many people chose an emoji in which way.
    ReactionCountDetails as DiscordReactionCountDetails {
        /// With a super reaction.
        burst: u32,
        /// With an ordinary one.
        normal: u32,
    }
}
