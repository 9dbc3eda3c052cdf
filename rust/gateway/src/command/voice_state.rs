//! The bot's own voice state.

use serde::Serialize;

use crate::command::snowflake::{optional_snowflake, snowflake};

/// The bot's own voice state (opcode 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UpdateVoiceState {
    /// The guild.
    #[serde(serialize_with = "snowflake")]
    pub guild_id: u64,
    /// The channel to join; `None` to leave.
    #[serde(serialize_with = "optional_snowflake")]
    pub channel_id: Option<u64>,
    /// If true, the bot is muted.
    pub self_mute: bool,
    /// If true, the bot is deafened.
    pub self_deaf: bool,
}
