//! The gateway's opcodes: what a payload is about.

/// An event.
pub(crate) const DISPATCH: u64 = 0;
/// Both ways: a sign of life, or the wish for one.
pub(crate) const HEARTBEAT: u64 = 1;
/// Begins a new session.
pub(crate) const IDENTIFY: u64 = 2;
/// The bot's status and activities.
pub(crate) const PRESENCE_UPDATE: u64 = 3;
/// Joins, leaves or moves between voice channels.
pub(crate) const VOICE_STATE_UPDATE: u64 = 4;
/// Goes on with a session.
pub(crate) const RESUME: u64 = 6;
/// The server asks for a new connection.
pub(crate) const RECONNECT: u64 = 7;
/// Asks for members of a guild.
pub(crate) const REQUEST_GUILD_MEMBERS: u64 = 8;
/// The session cannot begin or go on; `d` says whether a resume may help.
pub(crate) const INVALID_SESSION: u64 = 9;
/// The first word of the server, with the heartbeat interval.
pub(crate) const HELLO: u64 = 10;
/// A heartbeat has arrived.
pub(crate) const HEARTBEAT_ACK: u64 = 11;
/// Asks for the soundboard sounds of guilds.
pub(crate) const REQUEST_SOUNDBOARD_SOUNDS: u64 = 31;
/// Asks for what is short-lived about a guild's channels.
pub(crate) const REQUEST_CHANNEL_INFO: u64 = 43;
