use std::sync::Arc;

use crate::entity::entity;
use crate::{
    ActivityAssets, ActivityFlags, ActivityParty, ActivitySecrets, ActivityTimestamps,
    ActivityType, Application, Emoji, Id, StatusDisplayType, UnixMillis,
};

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
        /// Since when and until when it goes on, if known.
        timestamps: Option<Arc<ActivityTimestamps>>,
        /// The id of the game's application, or `0`.
        application_id: Id<Application>,
        /// What the player is doing, or an empty string.
        details: Option<Box<str>>,
        /// Where a click on the details leads, or an empty string.
        details_url: Option<Box<str>>,
        /// The player's party, or the text of a custom status; or an empty string.
        state: Option<Box<str>>,
        /// Where a click on the state leads, or an empty string.
        state_url: Option<Box<str>>,
        /// Which of its texts stands in the list of members, see [DiscordStatusDisplayType].
        status_display_type: StatusDisplayType,
        /// Whether it is a session of a game that others can follow or join.
        instance: bool,
        /// What others can do with it, see [DiscordActivityFlags].
        flags: ActivityFlags,
        /// The player's party, if known.
        party: Option<Arc<ActivityParty>>,
        /// The pictures, if there are any.
        assets: Option<Arc<ActivityAssets>>,
        /// The secrets to join it. Bots are hardly ever told.
        secrets: Option<Arc<ActivitySecrets>>,
        /// What of a music service is playing, or an empty string.
        sync_id: Option<Box<str>>,
        /// The labels of the buttons shown with it, up to 2.
        buttons: Box<[Box<str>]>,
        /// The emoji of a custom status.
        emoji: Option<Arc<Emoji>>,
    }
}
