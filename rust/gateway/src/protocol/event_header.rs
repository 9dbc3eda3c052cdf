//! The header of an event, read without scanning the payload.
//!
//! Reading the envelope of an event scans its payload once to find its end, and decoding scans it again. Discord writes
//! the fields of all events in the same order, with the payload at the end, so the first scan can be skipped.

/// The fields of an event that come before its payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EventHeader<'a> {
    pub name: &'a str,
    pub sequence: u64,
    /// The text between the header and the last brace. If it is one JSON value, it is the payload. If not, the message
    /// only looks like an event, and must be read as an envelope.
    pub rest: &'a str,
}

impl<'a> EventHeader<'a> {
    /// Reads `{"t":"NAME","s":1,"op":0,"d":…}`. Returns `None` for a message in any other format.
    pub fn read(message: &'a [u8]) -> Option<Self> {
        let after = message.strip_prefix(br#"{"t":""#)?;
        let (name, after) = split(after, |byte| {
            byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
        })?;
        let after = after.strip_prefix(br#"","s":"#)?;
        let (sequence, after) = split(after, |byte| byte.is_ascii_digit())?;
        let rest = after.strip_prefix(br#","op":0,"d":"#)?.strip_suffix(b"}")?;
        if sequence.starts_with('0') && sequence != "0" {
            return None;
        }
        Some(Self {
            name,
            sequence: sequence.parse().ok()?,
            rest: str::from_utf8(rest).ok()?,
        })
    }
}

/// Returns the bytes at the beginning that match, at least one, and the rest.
fn split(bytes: &[u8], fits: impl Fn(u8) -> bool) -> Option<(&str, &[u8])> {
    let length = bytes.iter().position(|byte| !fits(*byte))?;
    let (first, rest) = bytes.split_at(length);
    let first = str::from_utf8(first).ok()?;
    (!first.is_empty()).then_some((first, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::IgnoredAny;

    use super::*;
    use crate::protocol::envelope::Envelope;

    #[test]
    fn reads_what_discord_writes() {
        let frame = br#"{"t":"MESSAGE_CREATE","s":42,"op":0,"d":{"content":"}"}}"#;
        let header = EventHeader {
            name: "MESSAGE_CREATE",
            sequence: 42,
            rest: r#"{"content":"}"}"#,
        };
        assert_eq!(EventHeader::read(frame), Some(header));
    }

    #[test]
    fn leaves_all_else_to_the_general_way() {
        for other in [
            "",
            "{",
            r#"{"op":11}"#,
            r#"{"t":null,"s":null,"op":10,"d":{}}"#,
            r#"{"t":"A","s":1,"op":1,"d":1}"#,
            r#"{"t":"A","s":1,"op":00,"d":1}"#,
            r#"{"t":"A","s":01,"op":0,"d":1}"#,
            r#"{"t":"A","s":-1,"op":0,"d":1}"#,
            r#"{"t":"A","s":18446744073709551616,"op":0,"d":1}"#,
            r#"{"t":"","s":1,"op":0,"d":1}"#,
            r#"{"t":"\u0041","s":1,"op":0,"d":1}"#,
            r#"{"t":"A","s":1,"op":0, "d":1}"#,
            r#"{"t":"A","s":1,"op":0,"d":1} "#,
            r#"{"s":1,"t":"A","op":0,"d":1}"#,
            r#"{"t":"A","s":1,"op":0,"d":1"#,
        ] {
            assert_eq!(EventHeader::read(other.as_bytes()), None, "{other}");
        }
        assert_eq!(
            EventHeader::read(b"{\"t\":\"A\",\"s\":1,\"op\":0,\"d\":\"\xff\"}"),
            None
        );
    }

    /// Returns parts of frames, valid and invalid.
    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            8 => Just(r#"{"t":"A_B","s":7,"op":0,"d":"#.to_owned()),
            1 => Just(r#"{"t":"A","#.to_owned()),
            1 => Just(r#""s":3,"#.to_owned()),
            1 => Just(r#""op":0,"#.to_owned()),
            1 => Just(r#""d":"#.to_owned()),
            1 => Just(r#","t":"B""#.to_owned()),
            1 => Just(r#","d":2"#.to_owned()),
            4 => Just("}".to_owned()),
            2 => Just("{".to_owned()),
            2 => Just(r#"{"x":[1,{"y":"}\"]"}]}"#.to_owned()),
            2 => Just("null".to_owned()),
            1 => Just(",".to_owned()),
            1 => Just(" \n".to_owned()),
            1 => Just("\u{feff}".to_owned()),
            1 => Just("\"\\ud83d\"".to_owned()),
            1 => "[ -~]{0,6}",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn both_ways_agree_on_any_frame(pieces in proptest::collection::vec(piece(), 1..7), closed in any::<bool>()) {
            let frame = pieces.concat() + if closed { "}" } else { "" };
            let header = EventHeader::read(frame.as_bytes())
                .filter(|header| serde_json::from_str::<IgnoredAny>(header.rest).is_ok());
            if let Some(header) = header {
                let envelope = Envelope::read(frame.as_bytes());
                prop_assert!(envelope.is_ok(), "{}", frame);
                let envelope = envelope.unwrap();
                prop_assert_eq!(envelope.op, 0);
                prop_assert_eq!(envelope.s, Some(header.sequence));
                prop_assert_eq!(envelope.name(), Some(header.name));
                prop_assert_eq!(envelope.data().get(), header.rest.trim_matches([' ', '\n', '\t', '\r']));
            }
        }
    }
}
