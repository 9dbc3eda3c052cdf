//! Faults of gateway connections.

use super::*;
use crate::gateway::{self, SocketCommand};

/// The sockets of a bot and a shard; of all without them.
pub fn sockets_of(state: &State, bot: Option<Id>, shard: Option<u64>) -> Vec<u64> {
    let is_of_shard = |socket: &u64| {
        let session = state.sessions.session_of(*socket);
        shard.is_none_or(|shard| session.is_some_and(|session| session.shard.0 == shard))
    };
    let mut sockets = state.sessions.sockets_of(bot);
    sockets.retain(is_of_shard);
    sockets
}

/// How many sockets something was done to.
fn count(sockets: &[u64]) -> Value {
    json!({ "sockets": sockets.len() })
}

fn send(state: &mut State, sockets: &[u64], command: impl Fn() -> SocketCommand) -> Value {
    for socket in sockets {
        state.sessions.send(*socket, command());
    }
    count(sockets)
}

/// Their sessions go on without them.
fn detach(state: &mut State, sockets: &[u64]) {
    for socket in sockets {
        state.sessions.detach(*socket);
    }
}

pub fn drop_socket(state: &mut State, sockets: Vec<u64>) -> Value {
    detach(state, &sockets);
    send(state, &sockets, || SocketCommand::Drop)
}

pub fn reconnect(state: &mut State, sockets: Vec<u64>) -> Value {
    detach(state, &sockets);
    send(state, &sockets, || SocketCommand::Reconnect)
}

pub fn invalid_session(state: &mut State, sockets: Vec<u64>, resumable: bool) -> Value {
    for socket in &sockets {
        let session = state.sessions.session_of(*socket);
        let session = session.map(|session| session.id.clone());
        if resumable {
            state.sessions.forget(*socket);
        } else if let Some(bot) = session.and_then(|id| state.sessions.end_session(&id)) {
            state.bot_left_gateway(bot);
        }
    }
    send(state, &sockets, || SocketCommand::op(9, resumable))
}

/// A close code that a server can send.
pub fn check_close_code(code: u16) -> Result<u16, ActionError> {
    let is_valid = matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999);
    ActionError::invalid_if(!is_valid, &format!("{code} cannot be sent as a close code"))?;
    Ok(code)
}

pub fn close(state: &mut State, sockets: Vec<u64>, code: u16, reason: String) -> Outcome {
    let code = check_close_code(code)?;
    let reason = reason.into();
    let close = gateway::Close { code, reason };
    for socket in &sockets {
        if let Some(bot) = state.sessions.close(*socket, close.clone()) {
            state.bot_left_gateway(bot);
        }
    }
    Ok(count(&sockets))
}

pub fn expire_sessions(state: &mut State) -> Value {
    let ended = state.sessions.expire(std::time::Duration::ZERO);
    for bot in &ended {
        state.bot_left_gateway(*bot);
    }
    json!({ "sessions": ended.len() })
}

pub fn set_acks_stopped(state: &mut State, stopped: bool) -> Value {
    state.faults.acks_stopped = stopped;
    json!({})
}

pub fn request_heartbeat(state: &mut State, sockets: Vec<u64>) -> Value {
    send(state, &sockets, || SocketCommand::op(1, "null"))
}

pub fn split_frames(state: &mut State, pieces: usize) -> Value {
    state.sessions.tampering.pieces = pieces;
    apply_tampering(state)
}

/// Applies the tampering with frames to all sockets.
pub fn apply_tampering(state: &mut State) -> Value {
    let (sockets, tampering) = (state.sessions.sockets_of(None), state.sessions.tampering);
    send(state, &sockets, || SocketCommand::Tamper(tampering))
}

pub fn truncate_next_frame(state: &mut State, sockets: Vec<u64>) -> Value {
    send(state, &sockets, || SocketCommand::TruncateNext)
}

pub fn garbage_frame(state: &mut State, sockets: Vec<u64>) -> Value {
    // Ends like a zlib-stream message, so that it is looked at and not waited on.
    let garbage = b"\xDE\xAD\xBE\xEF{\"op\":\x00\x00\xFF\xFF";
    send(state, &sockets, || SocketCommand::Raw(garbage.to_vec()))
}
