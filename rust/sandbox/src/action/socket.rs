//! Faults of gateway connections.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::gateway::{self, Out};
use crate::id::{Id, Key};
use crate::state::State;

/// Does something to the sockets of a bot and a shard, or to all. Answers with how many there were.
fn each(
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

/// Drops gateway connections without a word, after what was sent before. The sessions can be resumed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DropSocket {
    /// Whose; all when not given.
    pub bot: Option<Key>,
    /// The number of the shard; all when not given.
    pub shard: Option<u64>,
}

impl Perform for DropSocket {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        each(state, self.bot.as_ref(), self.shard, |state, socket| {
            state.sessions.detach(socket);
            state.sessions.send(socket, Out::Drop);
        })
    }
}

/// Asks clients to reconnect (op 7). From then on events wait for the resume. Who stays is hung up on after five seconds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reconnect {
    /// Whose; all when not given.
    pub bot: Option<Key>,
    /// The number of the shard; all when not given.
    pub shard: Option<u64>,
}

impl Perform for Reconnect {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        each(state, self.bot.as_ref(), self.shard, |state, socket| {
            state.sessions.detach(socket);
            state.sessions.send(socket, Out::Reconnect);
        })
    }
}

/// Tells clients their session is invalid (op 9). The connection stays: they may identify or resume on it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InvalidSession {
    /// Whether the session may be resumed; else it is gone.
    pub resumable: bool,
    /// Whose; all when not given.
    pub bot: Option<Key>,
    /// The number of the shard; all when not given.
    pub shard: Option<u64>,
}

impl Perform for InvalidSession {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let resumable = self.resumable;
        each(state, self.bot.as_ref(), self.shard, |state, socket| {
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
                Out::Payload(format!(r#"{{"t":null,"s":null,"op":9,"d":{resumable}}}"#)),
            );
        })
    }
}

fn end(state: &mut State, session: &str) -> Option<Id> {
    let bot = state.sessions.end_session(session)?;
    state.bot_left_gateway(bot);
    Some(bot)
}

/// Closes gateway connections with a code. Codes that end the session do so.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// The code: 1000 to 1014 or 3000 to 4999.
    pub code: u16,
    /// What to say with it.
    #[serde(default)]
    pub reason: String,
    /// Whose; all when not given.
    pub bot: Option<Key>,
    /// The number of the shard; all when not given.
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
        each(state, self.bot.as_ref(), self.shard, |state, socket| {
            if let Some(bot) = state.sessions.close(socket, close.clone()) {
                state.bot_left_gateway(bot);
            }
        })
    }
}

/// Forgets the sessions that wait for a resume; trying answers op 9.
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

/// Answers no more heartbeats.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StopAcks {}

impl Perform for StopAcks {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.faults.acks_stopped = true;
        Ok(json!({}))
    }
}

/// Answers heartbeats again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ResumeAcks {}

impl Perform for ResumeAcks {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.faults.acks_stopped = false;
        Ok(json!({}))
    }
}

/// Asks clients for a heartbeat (op 1).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RequestHeartbeat {
    /// Whose; all when not given.
    pub bot: Option<Key>,
    /// The number of the shard; all when not given.
    pub shard: Option<u64>,
}

impl Perform for RequestHeartbeat {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        each(state, self.bot.as_ref(), self.shard, |state, socket| {
            state.sessions.send(
                socket,
                Out::Payload(r#"{"t":null,"s":null,"op":1,"d":null}"#.to_owned()),
            );
        })
    }
}

/// Sends each payload in several pieces, on all connections from now on: in several WebSocket messages with zlib-stream,
/// in several frames of one message otherwise.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitFrames {
    /// How many; 0 and 1 stop it.
    pub pieces: usize,
}

impl Perform for SplitFrames {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        state.sessions.tampering.pieces = self.pieces;
        tamper(state)
    }
}

/// Tells all sockets how frames are treated from now on.
pub fn tamper(state: &mut State) -> Result<Value, ActionError> {
    each(state, None, None, |state, socket| {
        let tampering = state.sessions.tampering;
        state.sessions.send(socket, Out::Tamper(tampering));
    })
}

/// Breaks off in the middle of the next frame, and drops the connection.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TruncateNextFrame {
    /// Whose; all when not given.
    pub bot: Option<Key>,
    /// The number of the shard; all when not given.
    pub shard: Option<u64>,
}

impl Perform for TruncateNextFrame {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        each(state, self.bot.as_ref(), self.shard, |state, socket| {
            state.sessions.send(socket, Out::TruncateNext)
        })
    }
}

/// Sends a binary message that is neither JSON nor compressed JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GarbageFrame {
    /// Whose; all when not given.
    pub bot: Option<Key>,
    /// The number of the shard; all when not given.
    pub shard: Option<u64>,
}

impl Perform for GarbageFrame {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        // Ends like a zlib-stream message, so that it is looked at and not waited on.
        let garbage = b"\xDE\xAD\xBE\xEF{\"op\":\x00\x00\xFF\xFF";
        each(state, self.bot.as_ref(), self.shard, |state, socket| {
            state.sessions.send(socket, Out::Raw(garbage.to_vec()))
        })
    }
}
