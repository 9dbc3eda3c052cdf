//! Faults of gateway connections.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::gateway::{self, SocketCommand};
use crate::id::{Id, Key};
use crate::state::State;

/// Does something to the sockets of a bot and a shard, or to all. Returns their number.
fn for_each_socket(
    state: &mut State,
    bot: Option<&Key>,
    shard: Option<u64>,
    mut act: impl FnMut(&mut State, u64),
) -> Result<Value, ActionError> {
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

/// Drops gateway connections without a close code, after everything sent before. The sessions can be resumed. Returns
/// `{sockets}`, the number of connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DropSocket {
    /// The bot. All bots by default.
    pub bot: Option<Key>,
    /// The number of the shard. All shards by default.
    pub shard: Option<u64>,
}

impl Perform for DropSocket {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        for_each_socket(state, self.bot.as_ref(), self.shard, |state, socket| {
            state.sessions.detach(socket);
            state.sessions.send(socket, SocketCommand::Drop);
        })
    }
}

/// Sends Reconnect (opcode 7). Events are then held back until the client resumes. A connection that the client does
/// not close is closed after 5 seconds. Returns `{sockets}`, the number of connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reconnect {
    /// The bot. All bots by default.
    pub bot: Option<Key>,
    /// The number of the shard. All shards by default.
    pub shard: Option<u64>,
}

impl Perform for Reconnect {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        for_each_socket(state, self.bot.as_ref(), self.shard, |state, socket| {
            state.sessions.detach(socket);
            state.sessions.send(socket, SocketCommand::Reconnect);
        })
    }
}

/// Sends Invalid Session (opcode 9). The connection stays open: the client can identify or resume on it. Returns
/// `{sockets}`, the number of connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InvalidSession {
    /// Whether the session can be resumed. `false` by default: it ends.
    pub resumable: bool,
    /// The bot. All bots by default.
    pub bot: Option<Key>,
    /// The number of the shard. All shards by default.
    pub shard: Option<u64>,
}

impl Perform for InvalidSession {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let resumable = self.resumable;
        for_each_socket(state, self.bot.as_ref(), self.shard, |state, socket| {
            if resumable {
                state.sessions.forget(socket);
            } else if let Some(session) = state
                .sessions
                .session_of(socket)
                .map(|session| session.id.clone())
            {
                end(state, &session);
            }
            state.sessions.send(
                socket,
                SocketCommand::Payload(format!(r#"{{"t":null,"s":null,"op":9,"d":{resumable}}}"#)),
            );
        })
    }
}

fn end(state: &mut State, session: &str) -> Option<Id> {
    let bot = state.sessions.end_session(session)?;
    state.bot_left_gateway(bot);
    Some(bot)
}

/// Closes gateway connections with a close code. A code that ends the session does so. Returns `{sockets}`, the number
/// of connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// The close code: 1000 to 1003, 1007 to 1014 or 3000 to 4999.
    pub code: u16,
    /// The reason in the close frame. Empty by default.
    #[serde(default)]
    pub reason: String,
    /// The bot. All bots by default.
    pub bot: Option<Key>,
    /// The number of the shard. All shards by default.
    pub shard: Option<u64>,
}

impl Perform for Close {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        if !matches!(self.code, 1000..=1003 | 1007..=1014 | 3000..=4999) {
            return Err(ActionError::invalid(format!(
                "{} cannot be sent as a close code",
                self.code
            )));
        }
        let close = gateway::Close {
            code: self.code,
            reason: self.reason.into(),
        };
        for_each_socket(state, self.bot.as_ref(), self.shard, |state, socket| {
            if let Some(bot) = state.sessions.close(socket, close.clone()) {
                state.bot_left_gateway(bot);
            }
        })
    }
}

/// Ends the sessions that wait for a resume; resuming them is answered with Invalid Session (opcode 9). Returns
/// `{sessions}`, the number of these sessions.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExpireSessions {}

impl Perform for ExpireSessions {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let ended = state.sessions.expire(std::time::Duration::ZERO);
        for bot in &ended {
            state.bot_left_gateway(*bot);
        }
        Ok(json!({ "sessions": ended.len() }))
    }
}

/// Stops acknowledging heartbeats. Returns `{}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StopAcks {}

impl Perform for StopAcks {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.faults.acks_stopped = true;
        Ok(json!({}))
    }
}

/// Acknowledges heartbeats again. Returns `{}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ResumeAcks {}

impl Perform for ResumeAcks {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.faults.acks_stopped = false;
        Ok(json!({}))
    }
}

/// Requests a heartbeat (opcode 1). Returns `{sockets}`, the number of connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RequestHeartbeat {
    /// The bot. All bots by default.
    pub bot: Option<Key>,
    /// The number of the shard. All shards by default.
    pub shard: Option<u64>,
}

impl Perform for RequestHeartbeat {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        for_each_socket(state, self.bot.as_ref(), self.shard, |state, socket| {
            state.sessions.send(
                socket,
                SocketCommand::Payload(r#"{"t":null,"s":null,"op":1,"d":null}"#.to_owned()),
            );
        })
    }
}

/// Splits the payloads of all connections from now on: into several WebSocket messages if the connection uses
/// zlib-stream, otherwise into several frames of one message. Returns `{sockets}`, the number of connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitFrames {
    /// The number of pieces. 0 or 1 ends it.
    pub pieces: usize,
}

impl Perform for SplitFrames {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.sessions.tampering.pieces = self.pieces;
        apply_tampering(state)
    }
}

/// Applies the tampering with frames to all sockets.
pub fn apply_tampering(state: &mut State) -> Result<Value, ActionError> {
    for_each_socket(state, None, None, |state, socket| {
        let tampering = state.sessions.tampering;
        state
            .sessions
            .send(socket, SocketCommand::Tamper(tampering));
    })
}

/// Truncates the next frame and drops the connection. Returns `{sockets}`, the number of connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TruncateNextFrame {
    /// The bot. All bots by default.
    pub bot: Option<Key>,
    /// The number of the shard. All shards by default.
    pub shard: Option<u64>,
}

impl Perform for TruncateNextFrame {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        for_each_socket(state, self.bot.as_ref(), self.shard, |state, socket| {
            state.sessions.send(socket, SocketCommand::TruncateNext)
        })
    }
}

/// Sends a binary message that is neither JSON nor compressed JSON. Returns `{sockets}`, the number of connections.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GarbageFrame {
    /// The bot. All bots by default.
    pub bot: Option<Key>,
    /// The number of the shard. All shards by default.
    pub shard: Option<u64>,
}

impl Perform for GarbageFrame {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        // Ends like a zlib-stream message, so that it is looked at and not waited on.
        let garbage = b"\xDE\xAD\xBE\xEF{\"op\":\x00\x00\xFF\xFF";
        for_each_socket(state, self.bot.as_ref(), self.shard, |state, socket| {
            state
                .sessions
                .send(socket, SocketCommand::Raw(garbage.to_vec()))
        })
    }
}
