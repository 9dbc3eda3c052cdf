//! JSON that serde_json rejects although it is valid.
//!
//! The grammar allows halves of surrogate pairs (`"\ud83d"`, the result of cutting an emoji in two) and numbers of any
//! size (`1e999`), neither of which Rust's types can represent. They must not fail the whole object, so they are
//! replaced: a half with `U+FFFD`, and a number with the largest possible number.

use std::borrow::Cow;

use serde::de::IgnoredAny;

/// Returns the text with all such values replaced, or `None` if it is not JSON at all.
pub(super) fn repaired(json: &[u8]) -> Option<Vec<u8>> {
    // Values that are ignored only have to be valid JSON.
    serde_json::from_slice::<IgnoredAny>(json).ok()?;
    let mut out = Vec::with_capacity(json.len());
    let mut rest = json;
    while let Some(&first) = rest.first() {
        let length = match first {
            b'"' => string_length(rest),
            b'-' | b'0'..=b'9' => number_length(rest),
            _ => 1,
        };
        let (token, after) = rest.split_at(length.min(rest.len()));
        match first {
            b'"' => out.extend_from_slice(&string(token)),
            b'-' | b'0'..=b'9' => out.extend_from_slice(number(token)),
            _ => out.extend_from_slice(token),
        }
        rest = after;
    }
    Some(out)
}

/// Returns the length of the string at the start of `json`, including both quotes.
fn string_length(json: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = json.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    json.len()
}

fn number_length(json: &[u8]) -> usize {
    json.iter()
        .position(|byte| !matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
        .unwrap_or(json.len())
}

fn number(token: &[u8]) -> &[u8] {
    let value = str::from_utf8(token)
        .ok()
        .and_then(|text| text.parse::<f64>().ok());
    match value {
        Some(f64::INFINITY) => b"1.7976931348623157e308",
        Some(f64::NEG_INFINITY) => b"-1.7976931348623157e308",
        _ => token,
    }
}

/// Replaces unpaired halves of surrogate pairs.
fn string(token: &[u8]) -> Cow<'_, [u8]> {
    let mut fixed = Cow::Borrowed(token);
    let mut at = 0;
    while at < token.len() {
        at += match (escape(token, at), escape(token, at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                fixed.to_mut()[at + 2..at + 6].copy_from_slice(b"fffd");
                6
            }
            _ if token[at] == b'\\' => 2,
            _ => 1,
        };
    }
    fixed
}

/// Returns the number in the escape `\uXXXX` at `at`, if there is one.
fn escape(token: &[u8], at: usize) -> Option<u16> {
    let digits = token.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::repaired;

    fn repair(json: &str) -> Option<String> {
        repaired(json.as_bytes()).map(|bytes| String::from_utf8(bytes).expect("still UTF-8"))
    }

    #[test]
    fn replaces_only_what_cannot_be_held() {
        for (json, expected) in [
            (r#"["\ud83d"]"#, r#"["\ufffd"]"#),
            (r#""\ude00\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\\ud83d \" 1e999""#, r#""\\ud83d \" 1e999""#),
            (r#"{"\udead":1}"#, r#"{"\ufffd":1}"#),
            (
                "[1e999,-1E+999,2.5,-7]",
                "[1.7976931348623157e308,-1.7976931348623157e308,2.5,-7]",
            ),
            ("18446744073709551616", "18446744073709551616"),
        ] {
            assert_eq!(repair(json).as_deref(), Some(expected), "{json}");
        }
    }

    #[test]
    fn leaves_what_is_not_json() {
        for text in ["", "{", r#""\ud8"#, "[1e999", "1e999 x", "\"\\"] {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
