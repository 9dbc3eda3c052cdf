//! Faults of gateway connections.

use super::*;
use crate::gateway::{self, SocketCommand};

/// Does something to the sockets of a bot and a shard, or to all. Returns their number.
fn for_each_socket(
    state: &mut State,
    bot: Option<&Key>,
    shard: Option<u64>,
    mut act: impl FnMut(&mut State, u64),
) -> Outcome {
    let bot = state.bot_or_all(bot)?;
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
    Ok(json!({ "sockets": sockets.len() }))
}

pub fn drop_socket(state: &mut State, action: DropSocket) -> Outcome {
    for_each_socket(state, action.bot.as_ref(), action.shard, |state, socket| {
        state.sessions.detach(socket);
        state.sessions.send(socket, SocketCommand::Drop);
    })
}

pub fn reconnect(state: &mut State, action: Reconnect) -> Outcome {
    for_each_socket(state, action.bot.as_ref(), action.shard, |state, socket| {
        state.sessions.detach(socket);
        state.sessions.send(socket, SocketCommand::Reconnect);
    })
}

pub fn invalid_session(state: &mut State, action: InvalidSession) -> Outcome {
    let resumable = action.resumable;
    for_each_socket(state, action.bot.as_ref(), action.shard, |state, socket| {
        if resumable {
            state.sessions.forget(socket);
        } else if let Some(session) = state
            .sessions
            .session_of(socket)
            .map(|session| session.id.clone())
        {
            end(state, &session);
        }
        state.sessions.send(socket, SocketCommand::op(9, resumable));
    })
}

fn end(state: &mut State, session: &str) -> Option<Id> {
    let bot = state.sessions.end_session(session)?;
    state.bot_left_gateway(bot);
    Some(bot)
}

pub fn close(state: &mut State, action: Close) -> Outcome {
    if !matches!(action.code, 1000..=1003 | 1007..=1014 | 3000..=4999) {
        return Err(ActionError::invalid(format!(
            "{} cannot be sent as a close code",
            action.code
        )));
    }
    let close = gateway::Close {
        code: action.code,
        reason: action.reason.into(),
    };
    for_each_socket(state, action.bot.as_ref(), action.shard, |state, socket| {
        if let Some(bot) = state.sessions.close(socket, close.clone()) {
            state.bot_left_gateway(bot);
        }
    })
}

pub fn expire_sessions(state: &mut State, _: ExpireSessions) -> Outcome {
    let ended = state.sessions.expire(std::time::Duration::ZERO);
    for bot in &ended {
        state.bot_left_gateway(*bot);
    }
    Ok(json!({ "sessions": ended.len() }))
}

pub fn set_acks_stopped(state: &mut State, stopped: bool) -> Outcome {
    state.faults.acks_stopped = stopped;
    Ok(json!({}))
}

pub fn request_heartbeat(state: &mut State, action: RequestHeartbeat) -> Outcome {
    for_each_socket(state, action.bot.as_ref(), action.shard, |state, socket| {
        state.sessions.send(socket, SocketCommand::op(1, "null"));
    })
}

pub fn split_frames(state: &mut State, action: SplitFrames) -> Outcome {
    state.sessions.tampering.pieces = action.pieces;
    apply_tampering(state)
}

/// Applies the tampering with frames to all sockets.
pub fn apply_tampering(state: &mut State) -> Outcome {
    for_each_socket(state, None, None, |state, socket| {
        let tampering = state.sessions.tampering;
        state
            .sessions
            .send(socket, SocketCommand::Tamper(tampering));
    })
}

pub fn truncate_next_frame(state: &mut State, action: TruncateNextFrame) -> Outcome {
    for_each_socket(state, action.bot.as_ref(), action.shard, |state, socket| {
        state.sessions.send(socket, SocketCommand::TruncateNext)
    })
}

pub fn garbage_frame(state: &mut State, action: GarbageFrame) -> Outcome {
    // Ends like a zlib-stream message, so that it is looked at and not waited on.
    let garbage = b"\xDE\xAD\xBE\xEF{\"op\":\x00\x00\xFF\xFF";
    for_each_socket(state, action.bot.as_ref(), action.shard, |state, socket| {
        state
            .sessions
            .send(socket, SocketCommand::Raw(garbage.to_vec()))
    })
}
