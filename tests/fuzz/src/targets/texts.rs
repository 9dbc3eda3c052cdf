//! The decoder.

use discord_model::decode::{Decode, from_slice, from_str};
use discord_model::{Encode, Event};
use serde::de::IgnoredAny;
use serde_json::Value;

use super::PAYLOADS;
use crate::memory;

/// Reads a text into a type and writes it back with every field, if it fits.
type Again = fn(&str) -> Option<Value>;

fn again<T: Decode + Encode>(text: &str) -> Option<Value> {
    let value = memory::within(allowed(text), || from_str::<T>(text));
    value.ok()?.map(|value| value.encode(true))
}

macro_rules! table {
    ($($entity:ident)+) => {
        &[$((stringify!($entity), again::<discord_model::$entity> as Again)),+]
    };
}

/// The objects, by the names of their types.
const OBJECTS: &[(&str, Again)] = discord_model::entities!(table);

/// The most memory a text may cost, in bytes: the largest type takes less than 4 KiB, and three bytes are enough for one
/// in a list.
fn allowed(text: &str) -> usize {
    (64 << 10) + text.len() * (4 << 10)
}

/// Reads a text into the type or the event of that name, and writes it back.
fn read(name: &str, text: &str) -> Option<Value> {
    match OBJECTS.iter().find(|(object, _)| *object == name) {
        Some((_, again)) => again(text),
        None => {
            let event = memory::within(allowed(text), || Event::decode(name, text)).ok()?;
            (event != Event::Unknown).then(|| event.encode())
        }
    }
}

/// Any text can be read into any type, and what was read from it once is read from what is written again.
pub fn typed(input: &[u8]) {
    let input = String::from_utf8_lossy(input);
    let (name, text) = input.split_once('\n').unwrap_or(("Message", &input));
    if let Some(first) = read(name, text) {
        let second = read(name, &first.to_string()).unwrap_or_default();
        assert!(is_same(&second, &first), "{first} is read as {second}");
    }
}

/// Each type and each event with every field it has, some events as they come, and what nests deep.
pub fn typed_seeds() -> Vec<Vec<u8>> {
    let names = OBJECTS.iter().map(|(name, _)| name).chain(Event::NAMES);
    let full = names.filter_map(|name| Some((*name, read(name, "{}")?.to_string())));
    let real = PAYLOADS.map(|(name, payload)| (name, payload.to_owned()));
    let deep = [
        ("Message", r#"{"referenced_message":"#, "}"),
        ("Component", r#"{"components":["#, "]}"),
        ("ApplicationCommandOption", r#"{"options":["#, "]}"),
    ];
    let deep = deep.map(|(name, open, close)| (name, nested(open, close, 60)));
    full.chain(real)
        .chain(deep)
        .map(|(name, text)| format!("{name}\n{text}").into_bytes())
        .collect()
}

/// Nothing is read but JSON, all of it is, and as serde_json reads it.
pub fn json(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else {
        assert!(from_slice::<Value>(input).is_err(), "it is not UTF-8");
        return;
    };
    // Where nothing is kept, neither knows limits.
    let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
    assert_eq!(from_str::<bool>(text).is_ok(), is_json, "passed over");
    match (from_str::<Value>(text), serde_json::from_str::<Value>(text)) {
        (Ok(ours), Ok(theirs)) => {
            let ours = ours.unwrap_or_default();
            assert!(is_same(&ours, &theirs), "{ours} is {theirs}");
        }
        // Halves of surrogate pairs and the largest numbers are read only here.
        (Ok(_), Err(_)) => assert!(is_json, "it is not JSON"),
        (Err(error), Ok(_)) => panic!("it is JSON: {error}"),
        (Err(error), Err(_)) => {
            let deep = error.to_string().contains("recursion limit");
            assert!(!is_json || deep, "it is JSON: {error}");
        }
    }
}

/// Whether two values are the same. serde_json rounds the last digits of a number as it likes.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(name, value)| other.get(name).is_some_and(|found| is_same(value, found));
            one.len() == other.len() && one.iter().all(same)
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() && other.is_f64() => {
            let (one, other) = (one.as_f64().unwrap_or(0.0), other.as_f64().unwrap_or(0.0));
            (one - other).abs() <= one.abs() * 1e-14 + f64::MIN_POSITIVE
        }
        _ => one == other,
    }
}

/// Payloads, what the grammar has to offer, and what nests deep.
pub fn json_seeds() -> Vec<Vec<u8>> {
    let grammar = r#" [ {}, [ ], -0, 10.25e+3, 1E-9, "\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00 👋", true, false, null ] "#;
    let texts = PAYLOADS.iter().map(|(_, payload)| (*payload).to_owned());
    let made = [
        grammar.to_owned(),
        nested("[", "]", 127),
        nested(r#"{"a":"#, "}", 127),
    ];
    texts.chain(made).map(String::into_bytes).collect()
}

fn nested(open: &str, close: &str, depth: usize) -> String {
    format!("{}null{}", open.repeat(depth), close.repeat(depth))
}
