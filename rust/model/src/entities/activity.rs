use std::sync::Arc;

use crate::entity::entity;
use crate::{
    ActivityAssets, ActivityFlags, ActivityParty, ActivitySecrets, ActivityTimestamps,
    ActivityType, Application, Emoji, Id, ShortName, StatusDisplayType, UnixMillis,
};

entity! {
    /// An activity of a user, such as playing a game, listening to music, or a custom status.
    Activity as DiscordActivity {
        /// The name, such as that of the game.
        name: ShortName,
        /// The type of the activity, see [DiscordActivityType].
        kind as type: ActivityType,
        /// The URL of the stream, or an empty string.
        url: Option<Box<str>>,
        /// The time when the activity was added to the user's session, in Unix seconds.
        created_at: UnixMillis,
        /// The start and the end of the activity, if known.
        timestamps: Option<Arc<ActivityTimestamps>>,
        /// The id of the game's application, or `0`.
        application_id: Id<Application>,
        /// The details of the activity, such as the current level, or an empty string.
        details: Option<ShortName>,
        /// The URL that is opened when clicking the details, or an empty string.
        details_url: Option<Box<str>>,
        /// The user's party status, or the text of a custom status; an empty string if there is none.
        state: Option<ShortName>,
        /// The URL that is opened when clicking the state, or an empty string.
        state_url: Option<Box<str>>,
        /// The text of the activity that is shown in the member list, see [DiscordStatusDisplayType].
        status_display_type: StatusDisplayType,
        /// If `true`, the activity is an instanced game session, such as a match.
        instance: bool,
        /// Bitfield of [DiscordActivityFlags].
        flags: ActivityFlags,
        /// The player's party, if known.
        party: Option<Arc<ActivityParty>>,
        /// The images of the activity, if there are any.
        assets: Option<Arc<ActivityAssets>>,
        /// The secrets to join or spectate the activity. Bots rarely receive them.
        secrets: Option<Arc<ActivitySecrets>>,
        /// The id of the track on a music service, or an empty string.
        sync_id: Option<Box<str>>,
        /// The labels of the buttons of the activity, up to 2.
        buttons: Box<[Box<str>]>,
        /// The emoji of a custom status.
        emoji: Option<Arc<Emoji>>,
    }
}
