//! The envelope of all payloads, received and sent.

use std::borrow::Cow;

use discord_model::GatewayOpcode;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A received payload, read in one pass: everything borrows from the message, and `d` is not parsed.
#[derive(Debug, Deserialize)]
pub(crate) struct Envelope<'a> {
    /// The opcode, which may be any number.
    pub op: u64,
    /// The sequence number. Dispatches have one; in other payloads, it is null or absent.
    #[serde(default)]
    pub s: Option<u64>,
    #[serde(borrow, default)]
    t: Option<Name<'a>>,
    #[serde(borrow, default)]
    d: Option<&'a RawValue>,
}

/// The name of an event, borrowed unless it has escapes: serde borrows no `Cow` inside an `Option`.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'a> Envelope<'a> {
    pub fn read(message: &'a [u8]) -> serde_json::Result<Self> {
        serde_json::from_slice(message)
    }

    /// Returns the opcode, if it is in the range of opcodes.
    pub fn opcode(&self) -> Option<GatewayOpcode> {
        u8::try_from(self.op).ok().map(GatewayOpcode)
    }

    /// Returns the name of the event, if it is an event.
    pub fn name(&self) -> Option<&str> {
        self.t.as_ref().map(|name| &*name.0)
    }

    /// Returns the data, or `null` if it is absent.
    pub fn data(&self) -> &'a RawValue {
        self.d.unwrap_or(RawValue::NULL)
    }

    /// Decodes the data.
    pub fn parse<T: Deserialize<'a>>(&self) -> serde_json::Result<T> {
        serde_json::from_str(self.data().get())
    }
}

/// A payload to send.
#[derive(Serialize)]
pub(crate) struct Outgoing<T> {
    pub op: u8,
    pub d: T,
}

impl<T: Serialize> Outgoing<T> {
    /// Returns the JSON text.
    pub fn write(op: GatewayOpcode, d: T) -> serde_json::Result<String> {
        serde_json::to_string(&Self { op: op.0, d })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_servers_say() {
        for (text, op, s, t, d) in [
            (
                r#"{"t":"A","s":7,"op":0,"d":{"x":[1]}}"#,
                0,
                Some(7),
                Some("A"),
                r#"{"x":[1]}"#,
            ),
            (r#"{"op":11}"#, 11, None, None, "null"),
            (
                r#"{"op":1,"s":null,"t":null,"d":null}"#,
                1,
                None,
                None,
                "null",
            ),
            (
                r#"{"d":false,"new":{"op":3},"op":9}"#,
                9,
                None,
                None,
                "false",
            ),
            (
                r#"{"op":0,"s":1,"t":"\u0041","d":1}"#,
                0,
                Some(1),
                Some("A"),
                "1",
            ),
        ] {
            let envelope = Envelope::read(text.as_bytes()).unwrap();
            assert_eq!(
                (
                    envelope.op,
                    envelope.s,
                    envelope.name(),
                    envelope.data().get()
                ),
                (op, s, t, d),
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_nonsense_without_a_panic() {
        for text in [
            "",
            "null",
            "[]",
            "{}",
            r#"{"op":"0"}"#,
            r#"{"op":0"#,
            r#"{"op":-1}"#,
            "\u{feff}{}",
        ] {
            assert!(Envelope::read(text.as_bytes()).is_err(), "{text}");
        }
        assert!(Envelope::read(b"{\"op\":0,\"d\":\"\xff\"}").is_err());
        // Many nested brackets must not overflow the stack.
        assert!(
            Envelope::read(format!("{{\"op\":0,\"d\":{}", "[".repeat(1 << 20)).as_bytes()).is_err()
        );
    }
}
