//! The parameters of a path.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::check;

/// One `{parameter}` of a path.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in the template.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: PathKind,
}

/// The kind of a path parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathKind {
    /// A snowflake.
    Id,
    /// Text that is not empty, such as an invite's code.
    Text,
    /// A number that is not an id, such as that of a poll answer.
    Integer,
    /// An emoji: `"🔥"`, or `"name:id"` for a custom one. `"<:name:id>"`, as in messages, is accepted as well.
    Emoji,
}

/// All characters except the unreserved ones of RFC 3986.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Encodes text as one segment of a path.
pub(crate) fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

impl Parameter {
    /// Encodes a value as a segment of the path. The error says what is wrong with it.
    pub(crate) fn encode(&self, value: &Value) -> Result<String, String> {
        let name = self.name;
        match (self.kind, value) {
            (PathKind::Id, _) => check::id(value, name),
            (PathKind::Integer, Value::Number(number)) if number.as_u64().is_some() => {
                Ok(number.to_string())
            }
            (PathKind::Integer, _) => Err(check::wants(name, value, "a whole number, not below 0")),
            (PathKind::Text, Value::String(text)) if is_segment(text) => Ok(segment(text)),
            (PathKind::Text, _) => Err(format!(
                "{name} is {}; it takes text that is not empty",
                check::describe(value)
            )),
            (PathKind::Emoji, Value::String(text)) => match emoji(text) {
                Some(emoji) => Ok(segment(emoji)),
                None => Err(format!(
                    "{name} is {}; it takes an emoji such as \"🔥\", or \"name:id\" for a custom one",
                    check::describe(value)
                )),
            },
            (PathKind::Emoji, _) => Err(format!(
                "{name} is {}; it takes text such as \"🔥\"",
                check::describe(value)
            )),
        }
    }
}

/// Returns whether text can be one segment of a path. `.` and `..` cannot, even percent-encoded.
fn is_segment(text: &str) -> bool {
    !text.is_empty() && text != "." && text != ".."
}

/// Returns an emoji in the form that the API expects.
fn emoji(text: &str) -> Option<&str> {
    let custom = text
        .strip_prefix("<a:")
        .or_else(|| text.strip_prefix("<:"))
        .and_then(|rest| rest.strip_suffix('>'));
    let emoji = custom.unwrap_or(text);
    let emoji = emoji
        .strip_prefix("a:")
        .filter(|rest| rest.contains(':'))
        .unwrap_or(emoji);
    let valid = match emoji.split_once(':') {
        Some((name, id)) => {
            !name.is_empty() && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())
        }
        // Letters are not emojis, but a keycap such as "1️⃣" begins with a digit.
        None => is_segment(emoji) && !emoji.is_ascii(),
    };
    valid.then_some(emoji)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn emoji_in_all_their_forms() {
        let table = [
            ("🔥", Ok("%F0%9F%94%A5")),
            ("1️⃣", Ok("1%EF%B8%8F%E2%83%A3")),
            ("blob:123", Ok("blob%3A123")),
            ("<:blob:123>", Ok("blob%3A123")),
            ("<a:blob:123>", Ok("blob%3A123")),
            ("a:blob:123", Ok("blob%3A123")),
            ("", Err(())),
            ("fire", Err(())),
            (":fire:", Err(())),
            ("..", Err(())),
            ("blob:x", Err(())),
        ];
        let parameter = Parameter {
            name: "emoji",
            kind: PathKind::Emoji,
        };
        for (given, expected) in table {
            let got = parameter.encode(&json!(given)).map_err(|_| ());
            assert_eq!(got.as_deref(), expected.as_deref(), "{given:?}");
        }
    }

    #[test]
    fn text_stays_one_segment() {
        let parameter = Parameter {
            name: "code",
            kind: PathKind::Text,
        };
        assert_eq!(
            parameter.encode(&json!("a/b?c#d")).unwrap(),
            "a%2Fb%3Fc%23d"
        );
        for climbing in ["", ".", ".."] {
            assert!(parameter.encode(&json!(climbing)).is_err(), "{climbing:?}");
        }
    }

    #[test]
    fn an_id_of_nothing_is_told_so() {
        let parameter = Parameter {
            name: "channel_id",
            kind: PathKind::Id,
        };
        let told = parameter.encode(&json!(0)).unwrap_err();
        assert_eq!(
            told,
            "channel_id is 0; an id is a positive number such as 175928847299117063"
        );
        assert_eq!(
            parameter.encode(&json!("175928847299117063")).unwrap(),
            "175928847299117063"
        );
    }
}
