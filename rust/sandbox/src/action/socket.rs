//! Faults of gateway connections.

use super::*;
use crate::gateway::{self, SocketCommand};

/// Does something to the sockets of a bot and a shard, or to all. Returns their number.
fn for_each_socket(
    state: &mut State,
    bot: Option<Id>,
    shard: Option<u64>,
    mut act: impl FnMut(&mut State, u64),
) -> Value {
    let mut sockets = state.sessions.sockets_of(bot);
    if let Some(shard) = shard {
        let is_of_shard = |socket: &u64| {
            let session = state.sessions.session_of(*socket);
            session.is_some_and(|session| session.shard.0 == shard)
        };
        sockets.retain(is_of_shard);
    }
    for socket in &sockets {
        act(state, *socket);
    }
    json!({ "sockets": sockets.len() })
}

pub fn drop_socket(state: &mut State, bot: Option<Id>, shard: Option<u64>) -> Value {
    for_each_socket(state, bot, shard, |state, socket| {
        state.sessions.detach(socket);
        state.sessions.send(socket, SocketCommand::Drop);
    })
}

pub fn reconnect(state: &mut State, bot: Option<Id>, shard: Option<u64>) -> Value {
    for_each_socket(state, bot, shard, |state, socket| {
        state.sessions.detach(socket);
        state.sessions.send(socket, SocketCommand::Reconnect);
    })
}

pub fn invalid_session(
    state: &mut State,
    bot: Option<Id>,
    shard: Option<u64>,
    resumable: bool,
) -> Value {
    for_each_socket(state, bot, shard, |state, socket| {
        let session = state.sessions.session_of(socket);
        let session = session.map(|session| session.id.clone());
        if resumable {
            state.sessions.forget(socket);
        } else if let Some(bot) = session.and_then(|id| state.sessions.end_session(&id)) {
            state.bot_left_gateway(bot);
        }
        state.sessions.send(socket, SocketCommand::op(9, resumable));
    })
}

/// A close code that a server can send.
pub fn check_close_code(code: u16) -> Result<u16, ActionError> {
    let is_valid = matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999);
    ActionError::invalid_if(!is_valid, &format!("{code} cannot be sent as a close code"))?;
    Ok(code)
}

pub fn close(
    state: &mut State,
    bot: Option<Id>,
    shard: Option<u64>,
    code: u16,
    reason: String,
) -> Outcome {
    let code = check_close_code(code)?;
    let reason = reason.into();
    let close = gateway::Close { code, reason };
    Ok(for_each_socket(state, bot, shard, |state, socket| {
        if let Some(bot) = state.sessions.close(socket, close.clone()) {
            state.bot_left_gateway(bot);
        }
    }))
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

pub fn request_heartbeat(state: &mut State, bot: Option<Id>, shard: Option<u64>) -> Value {
    for_each_socket(state, bot, shard, |state, socket| {
        state.sessions.send(socket, SocketCommand::op(1, "null"));
    })
}

pub fn split_frames(state: &mut State, pieces: usize) -> Value {
    state.sessions.tampering.pieces = pieces;
    apply_tampering(state)
}

/// Applies the tampering with frames to all sockets.
pub fn apply_tampering(state: &mut State) -> Value {
    for_each_socket(state, None, None, |state, socket| {
        let tampering = state.sessions.tampering;
        let command = SocketCommand::Tamper(tampering);
        state.sessions.send(socket, command);
    })
}

pub fn truncate_next_frame(state: &mut State, bot: Option<Id>, shard: Option<u64>) -> Value {
    for_each_socket(state, bot, shard, |state, socket| {
        state.sessions.send(socket, SocketCommand::TruncateNext)
    })
}

pub fn garbage_frame(state: &mut State, bot: Option<Id>, shard: Option<u64>) -> Value {
    // Ends like a zlib-stream message, so that it is looked at and not waited on.
    let garbage = b"\xDE\xAD\xBE\xEF{\"op\":\x00\x00\xFF\xFF";
    for_each_socket(state, bot, shard, |state, socket| {
        let command = SocketCommand::Raw(garbage.to_vec());
        state.sessions.send(socket, command);
    })
}
