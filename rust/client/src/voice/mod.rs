//! Voice channels: the bot joins one in each guild, over the main gateway, and `discord-voice` does the rest.
//!
//! [`VoiceConnections`] has the connections of a client. What the main gateway is asked for, and when, is decided by the state machine in
//! `guild_voice`, without I/O; `obstacle` finds out why Discord does not answer.

mod connections;
mod dialer;
mod failure;
mod gateway_inbox;
mod guild_voice;
mod obstacle;
#[cfg(test)]
mod tests;

pub use self::connections::{VoiceConnectionId, VoiceConnections, VoiceJoin, VoiceNotice};
pub use self::dialer::NetworkVoiceDialer;
pub(crate) use self::gateway_inbox::VoiceInbox;
