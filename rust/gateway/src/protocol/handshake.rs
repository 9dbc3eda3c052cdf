//! The two payloads that can begin a connection.

use discord_model::{GatewayOpcode, Token};
use serde::Serialize;

use crate::protocol::envelope::Outgoing;
use crate::{IdentifyProperties, Session, ShardConfig, UpdatePresence};

#[derive(Serialize)]
struct Identify<'a> {
    token: &'a str,
    properties: &'a IdentifyProperties,
    large_threshold: u8,
    shard: (u32, u32),
    intents: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    presence: Option<&'a UpdatePresence>,
}

#[derive(Serialize)]
struct Resume<'a> {
    token: &'a str,
    session_id: &'a str,
    seq: u64,
}

/// Returns the payload that begins a new session. It contains the token.
pub(crate) fn identify(config: &ShardConfig, presence: Option<&UpdatePresence>) -> String {
    let identify = Identify {
        token: config.token.expose(),
        properties: &config.properties,
        large_threshold: config.large_threshold.clamp(50, 250),
        shard: config.shard,
        intents: config.intents,
        presence,
    };
    Outgoing::write(GatewayOpcode::IDENTIFY, identify).unwrap_or_default()
}

/// Returns the payload that resumes a session. It contains the token.
pub(crate) fn resume(token: &Token, session: &Session) -> String {
    let resume = Resume {
        token: token.expose(),
        session_id: &session.id,
        seq: session.sequence,
    };
    Outgoing::write(GatewayOpcode::RESUME, resume).unwrap_or_default()
}
