//! What clients say, by opcode.

use serde_json::Value;

use super::close::Close;
use super::socket::SocketCommand;
use super::{channel_info, commands, identify, members, resume};
use crate::state::State;

/// The events that respond to a payload: names and data.
pub type Replies = Vec<(&'static str, Value)>;

/// Handles a payload of a client. Returns whether it was a heartbeat, or why the socket has to be closed.
pub fn receive(state: &mut State, socket: u64, payload: &[u8]) -> Result<bool, Close> {
    let payload: Value = serde_json::from_slice(payload).map_err(|_| Close::DECODE_ERROR)?;
    let opcode = payload["op"].as_u64().ok_or(Close::DECODE_ERROR)?;
    let data = &payload["d"];
    match opcode {
        1 => {
            if !state.faults.acks_stopped {
                state.sessions.send(socket, SocketCommand::op(11, "null"));
            }
            return Ok(true);
        }
        2 => identify::identify(state, socket, data)?,
        6 => resume::resume(state, socket, data)?,
        3 | 4 | 8 | 31 | 43 => {
            let session = state.sessions.session_of(socket);
            let session = session.ok_or(Close::NOT_AUTHENTICATED)?;
            let (bot, intents, session) = (session.bot, session.intents, session.id.clone());
            let replies = match opcode {
                3 => commands::update_presence(state, bot, data)?,
                4 => commands::update_voice_state(state, bot, data)?,
                8 => members::request_guild_members(state, bot, intents, data)?,
                31 => commands::request_sounds(state, bot, data)?,
                _ => channel_info::request_channel_info(state, bot, data)?,
            };
            for (name, reply) in replies {
                state.sessions.send_to(&session, name, &reply);
            }
        }
        _ => return Err(Close::UNKNOWN_OPCODE),
    }
    Ok(false)
}
