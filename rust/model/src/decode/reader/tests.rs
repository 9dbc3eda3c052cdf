//! The reader agrees with serde_json wherever that can read.

use serde::de::{Deserialize, IgnoredAny};
use serde_json::Value;

use super::Reader;
use crate::decode::Error;

fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Error> {
    let mut reader = Reader::new(text);
    let value = T::deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// JSON, and what is nearly JSON.
const TEXTS: &[&str] = &[
    "null",
    " true ",
    "\t[\n]\r",
    "{}",
    "{ }",
    "false",
    "0",
    "-0",
    "-0.0",
    "7",
    "-7",
    "01",
    "-",
    "--1",
    "+1",
    ".5",
    "1.",
    "1.5",
    "1e5",
    "1E+5",
    "1e-5",
    "1e",
    "1e+",
    "1.e5",
    "0.1e1",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "123456789012345678901234567890",
    r#""""#,
    r#""plain text of more than eight bytes""#,
    r#""eight by""#,
    r#""äöü 👋 and more""#,
    r#""\"\\\/\b\f\n\r\t""#,
    r#""\u0041\u00e4\ud83d\ude00 behind""#,
    r#""a long beginning, then \n, then a long end of it""#,
    r#""\u00""#,
    r#""\u+041""#,
    r#""\x""#,
    r#""\"#,
    r#""open"#,
    "\"a control\u{1} character\"",
    "\"\u{1f}\"",
    "\"\u{7f}\"",
    "\"line\nbreak\"",
    "[1,2,3]",
    "[1, [2, [3, {\"a\": [4]}]], \"5\"]",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1}",
    "[",
    "]",
    r#"{"a":1,"b":{"c":[]},"d":null}"#,
    r#"{ "a" : 1 , "b" : 2 }"#,
    r#"{"a":1,}"#,
    r#"{"a"}"#,
    r#"{"a":}"#,
    r#"{a:1}"#,
    r#"{1:1}"#,
    r#"{"a":1 "b":2}"#,
    r#"{"a":1]"#,
    r#"{"\u0061":1,"a":2}"#,
    "{",
    r#"{"a":"#,
    "nul",
    "nulll",
    "truefalse",
    "1 2",
    "",
    " ",
    "\u{feff}1",
];

#[test]
fn agrees_with_serde_json() {
    for text in TEXTS {
        let (ours, theirs) = (read::<Value>(text), serde_json::from_str::<Value>(text));
        assert_eq!(ours.as_ref().ok(), theirs.as_ref().ok(), "{text:?}");
    }
}

#[test]
fn agrees_with_itself_when_passing_over() {
    for text in TEXTS {
        let (read, skipped) = (read::<Value>(text), read::<IgnoredAny>(text));
        assert_eq!(read.is_ok(), skipped.is_ok(), "{text:?}");
    }
}

/// Every way of cutting a text, and every byte of it exchanged.
#[test]
fn agrees_about_what_is_damaged() {
    let whole = r#"{"id":"12","n":[1.5,-3,null,{"x":"\u00e4\"\n"}],"t":true,"e":{},"long":"a string of some length"}"#;
    for end in 0..whole.len() {
        let cut = &whole[..end];
        assert!(read::<Value>(cut).is_err(), "{cut}");
        assert!(read::<IgnoredAny>(cut).is_err(), "{cut}");
    }
    for at in 0..whole.len() {
        for byte in *b"\"\\{}[]:, 0-.eEnt\x01" {
            let mut damaged = whole.as_bytes().to_vec();
            damaged[at] = byte;
            let damaged = String::from_utf8(damaged).unwrap_or_default();
            let theirs = serde_json::from_str::<Value>(&damaged).ok();
            assert_eq!(read::<Value>(&damaged).ok(), theirs, "{damaged}");
            let fits = serde_json::from_str::<IgnoredAny>(&damaged).is_ok();
            assert_eq!(read::<IgnoredAny>(&damaged).is_ok(), fits, "{damaged}");
        }
    }
}

#[test]
fn takes_what_no_type_can_hold() {
    for (text, expected) in [
        (r#"["\ud83d"]"#, r#"["\ufffd"]"#),
        (r#""\ude00\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
        (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
        (r#""\ud83d\n""#, r#""\ufffd\n""#),
        (r#""\\ud83d \" 1e999""#, r#""\\ud83d \" 1e999""#),
        (r#"{"\udead":1}"#, r#"{"\ufffd":1}"#),
        (
            "[1e999,-1E+999,2.5,-7]",
            "[1.7976931348623157e308,-1.7976931348623157e308,2.5,-7]",
        ),
    ] {
        let expected: Value = serde_json::from_str(expected).unwrap_or_default();
        assert_eq!(read::<Value>(text), Ok(expected), "{text}");
    }
}

#[test]
fn only_what_is_asked_for_may_not_be_too_deep() {
    let tower = |height| format!("{}{}", "[".repeat(height), "]".repeat(height));
    assert!(read::<Value>(&tower(127)).is_ok());
    assert!(read::<Value>(&tower(128)).is_err());
    assert!(read::<IgnoredAny>(&tower(1 << 20)).is_ok());
    assert!(read::<IgnoredAny>(&"[{\"a\":".repeat(1 << 20)).is_err());
}

#[test]
fn says_where_it_went_wrong() {
    let error = read::<Value>(r#"{"a" 1}"#).map_err(|error| error.to_string());
    assert_eq!(error, Err("a colon is missing at byte 5".into()));
}
