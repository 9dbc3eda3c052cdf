//! What a bot says about itself: status and activities.

use serde::Serialize;

/// The bot's status and activities (opcode 3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UpdatePresence {
    /// Since when the bot has been idle, in Unix milliseconds.
    pub since: Option<u64>,
    /// What it is doing. Discord shows the first.
    pub activities: Vec<Activity>,
    /// Its status.
    pub status: Status,
    /// Whether it is away from keyboard.
    pub afk: bool,
}

/// The status of a user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Green.
    #[default]
    Online,
    /// Yellow.
    Idle,
    /// Red: do not disturb.
    Dnd,
    /// Shown as offline.
    Invisible,
    /// Offline.
    Offline,
}

/// An activity. These are the fields a bot may set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// Its name: of the game, the stream, the music.
    pub name: String,
    /// Its type: 0 playing, 1 streaming, 2 listening, 3 watching, 4 custom, 5 competing.
    #[serde(rename = "type")]
    pub kind: u8,
    /// The address of the stream, for type 1: on Twitch or YouTube.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The second line; for type 4 the text itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}
