//! The payloads of the voice gateway: reading those of the server and writing those of the client.

use std::fmt;

use discord_model::{Id, User, VoiceOpcode};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

/// A payload of the server as text, whose data is not parsed yet.
#[derive(Debug, Deserialize)]
pub(super) struct Envelope<'a> {
    pub op: u64,
    #[serde(default)]
    pub seq: Option<u32>,
    #[serde(borrow, default)]
    d: Option<&'a RawValue>,
}

impl<'a> Envelope<'a> {
    pub fn read(text: &'a str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }

    pub fn opcode(&self) -> Option<VoiceOpcode> {
        u8::try_from(self.op).ok().map(VoiceOpcode)
    }

    pub fn parse<T: Deserialize<'a>>(&self) -> serde_json::Result<T> {
        serde_json::from_str(self.d.unwrap_or(RawValue::NULL).get())
    }
}

#[derive(Deserialize)]
pub(super) struct Hello {
    /// In milliseconds. Discord has sent fractions.
    pub heartbeat_interval: f64,
}

/// Its `heartbeat_interval` is wrong, as Discord documents, and is not read.
#[derive(Deserialize)]
pub(super) struct Ready {
    pub ssrc: u32,
    pub ip: String,
    pub port: u16,
    pub modes: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct SessionDescription {
    pub mode: String,
    pub secret_key: Vec<u8>,
    #[serde(default)]
    pub dave_protocol_version: u16,
}

#[derive(Deserialize)]
pub(super) struct HeartbeatAck {
    pub t: u64,
}

#[derive(Deserialize)]
pub(super) struct Speaking {
    pub user_id: TextId,
    pub ssrc: u32,
    #[serde(default)]
    pub speaking: u8,
}

#[derive(Deserialize)]
pub(super) struct ClientsConnect {
    pub user_ids: Vec<TextId>,
}

#[derive(Deserialize)]
pub(super) struct ClientDisconnect {
    pub user_id: TextId,
}

#[derive(Deserialize)]
pub(super) struct Transition {
    pub transition_id: u16,
    #[serde(default)]
    pub protocol_version: u16,
}

#[derive(Deserialize)]
pub(super) struct PrepareEpoch {
    pub epoch: Epoch,
    pub protocol_version: u16,
}

/// The number of an epoch. Discord's own sample code compares text, discord.js a number.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Epoch {
    Number(u64),
    Text(String),
}

impl Epoch {
    /// Whether a new group begins.
    pub fn is_first(&self) -> bool {
        match self {
            Self::Number(number) => *number == 1,
            Self::Text(text) => text == "1",
        }
    }
}

/// The id of a user, which is text in JSON.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(super) struct TextId(pub Id<User>);

impl TryFrom<String> for TextId {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(|number| Self(Id::new(number)))
    }
}

/// A payload of the client as text. `Debug` does not show it, since it may hold the token.
#[derive(Clone, PartialEq, Eq)]
pub struct TextPayload(String);

impl TextPayload {
    /// The JSON text.
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub(super) fn new(opcode: VoiceOpcode, data: Value) -> Self {
        Self(json!({"op": opcode.0, "d": data}).to_string())
    }
}

impl fmt::Debug for TextPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TextPayload(hidden)")
    }
}

/// The key of a session's transport encryption. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey(pub [u8; 32]);

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epoch_is_a_number_or_text() {
        for (text, is_first) in [
            ("1", true),
            (r#""1""#, true),
            ("2", false),
            (r#""2""#, false),
        ] {
            let epoch: Epoch = serde_json::from_str(text).unwrap();
            assert_eq!(epoch.is_first(), is_first, "{text}");
        }
    }

    #[test]
    fn secrets_are_not_shown() {
        let payload = TextPayload::new(VoiceOpcode::IDENTIFY, json!({"token": "abc"}));
        assert!(!format!("{payload:?}").contains("abc"));
        assert!(!format!("{:?}", SecretKey([7; 32])).contains('7'));
    }
}
