//! The presence of a bot: status and activities.

use serde::Serialize;

/// The bot's status and activities (opcode 3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UpdatePresence {
    /// The time since which the bot is idle, in Unix milliseconds.
    pub since: Option<u64>,
    /// The activities. Discord shows the first one.
    pub activities: Vec<Activity>,
    /// The status.
    pub status: Status,
    /// If true, the bot is AFK (away from keyboard).
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

/// An activity, with the fields that a bot can set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// The name, such as that of the game, the stream or the music.
    pub name: String,
    /// The type: 0 playing, 1 streaming, 2 listening, 3 watching, 4 custom, 5 competing.
    #[serde(rename = "type")]
    pub kind: u8,
    /// The URL of the stream, for type 1: on Twitch or YouTube.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The second line, or the text itself for type 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}
