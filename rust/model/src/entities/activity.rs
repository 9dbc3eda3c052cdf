use std::sync::Arc;

use crate::entity::entity;
use crate::{ActivityType, Application, Emoji, Id, UnixMillis};

entity! {
    /// What a user is doing: playing a game, listening to music, or a custom status.
    Activity as DiscordActivity {
        /// The name, such as that of the game.
        name: Box<str>,
        /// What kind of activity it is, see [DiscordActivityType].
        kind as type: ActivityType,
        /// Where it is streamed, or an empty string.
        url: Option<Box<str>>,
        /// When it was added, in Unix seconds.
        created_at: UnixMillis,
        /// The id of the game's application, or `0`.
        application_id: Id<Application>,
        /// What the player is doing, or an empty string.
        details: Option<Box<str>>,
        /// The player's party, or the text of a custom status; or an empty string.
        state: Option<Box<str>>,
        /// Whether it is a session of a game that others can follow or join.
        instance: bool,
        /// Discord's flags of the activity.
        flags: u32,
        /// The labels of the buttons shown with it, up to 2.
        buttons: Box<[Box<str>]>,
        /// The emoji of a custom status.
        emoji: Option<Arc<Emoji>>,
    }
}
