//! One JSON text.

use serde_json::Value;

use crate::compare::Kept;
use crate::kinds;
use crate::left_out;
use crate::report::Checked;

/// The op code of the frames that carry an event.
const DISPATCH: u64 = 0;

/// What a value is that no type is for, where its text is a frame of the gateway without an event, or the envelope of one.
pub const FRAME: &str = "the gateway's own frames and envelopes";

/// What a value is that no type is for, where its event has none: scripts get it as it came.
pub const UNTYPED_EVENT: &str = "events without a type";

/// What a value is that no type is for, where it stands alone.
pub const PLAIN: &str = "plain values";

/// The fields of an object.
type Fields = serde_json::Map<String, Value>;

/// What comes back of a value that no type has. Only what is empty is like it.
const NOTHING: Value = Value::Array(Vec::new());

/// Reads a text into the type that fits it. `event` names the event whose payload it is, if that is known.
pub fn check_text(name: &str, text: &str, event: Option<&str>) -> Checked {
    let (kind, kept) = match serde_json::from_str::<Value>(text) {
        Ok(value) => check(&value, event),
        Err(error) => {
            return Checked::failed(name, &format!("no JSON: {error}"));
        }
    };
    Checked::new(name, kind, kept)
}

fn check(value: &Value, event: Option<&str>) -> (String, Kept) {
    if let Some(entry) = left_out::text(value) {
        return (format!("left out, {entry}"), Kept::left_out(value, entry));
    }
    match (value, event) {
        _ if is_frame(value) => frame(value),
        (payload, Some(name)) => dispatch(name, payload),
        (Value::Object(fields), None) if is_webhook_event(fields) => webhook_event(fields),
        (Value::Object(fields), None) => object(value, fields),
        (Value::Array(values), None) => list(values),
        (scalar, None) => ("a plain value".to_owned(), Kept::untyped(scalar, PLAIN)),
    }
}

/// Whether this has the envelope of the gateway. Some frames have nothing in it.
fn is_frame(value: &Value) -> bool {
    let has_op = value.get("op").is_some_and(Value::is_u64);
    let is_alone = value.as_object().is_some_and(|fields| fields.len() == 1);
    has_op && (is_alone || value.get("d").is_some())
}

/// An object of a type nobody has named. Where no type keeps half of it, it may be a mere wrapper.
fn object(value: &Value, fields: &Fields) -> (String, Kept) {
    let (kind, kept) = kinds::best(value);
    if kept.lost.len() * 2 > kept.total() {
        let (parts, inner) = wrapper(fields);
        if inner.lost.len() < kept.lost.len() {
            return (parts, inner);
        }
    }
    (kind.to_owned(), kept)
}

/// An object whose values each have a type of their own. Plain values among them are nobody's.
fn wrapper(fields: &Fields) -> (String, Kept) {
    let mut kept = Kept::default();
    let mut kinds = Vec::new();
    for (name, value) in fields {
        let (kind, part) = match value {
            Value::Object(_) | Value::Array(_) => check(value, None),
            scalar => (
                "nothing".to_owned(),
                Kept::compare("nothing", scalar, &NOTHING),
            ),
        };
        kept.add(part, &format!(".{name}"));
        kinds.push(format!("{name}: {kind}"));
    }
    (format!("a wrapper of {}", kinds.join(", ")), kept)
}

/// Whether this is what Discord posts to an application's web server.
fn is_webhook_event(fields: &Fields) -> bool {
    let event = fields.get("event");
    event.is_some_and(|event| event["type"].is_string() && event.get("data").is_some())
}

/// An event for a web server: the envelope, and in it an object of a type of its own.
fn webhook_event(fields: &Fields) -> (String, Kept) {
    let mut envelope = Value::Object(fields.clone());
    let data = envelope["event"]["data"].take();
    let (_, mut kept) = kinds::best(&envelope);
    let (kind, part) = check(&data, None);
    kept.add(part, ".event.data");
    (format!("a webhook's event with {kind}"), kept)
}

/// A frame of the gateway, whose envelope the gateway reads.
fn frame(frame: &Value) -> (String, Kept) {
    let payload = &frame["d"];
    let name = frame["t"].as_str().unwrap_or_default();
    if frame["op"].as_u64() != Some(DISPATCH) {
        return (
            "a frame of the gateway's own".to_owned(),
            Kept::untyped(frame, FRAME),
        );
    }
    let (kind, part) = dispatch(name, payload);
    let mut kept = Kept::default();
    for field in ["op", "s", "t"] {
        kept.untyped.extend(frame.get(field).map(|_| FRAME));
    }
    kept.add(part, ".d");
    (kind, kept)
}

/// The payload of an event. One without a type reaches scripts as it came.
fn dispatch(name: &str, payload: &Value) -> (String, Kept) {
    match kinds::event(name, payload) {
        Some(back) => (name.to_owned(), Kept::compare(name, payload, &back)),
        None => (
            format!("{name}, raw"),
            Kept::untyped(payload, UNTYPED_EVENT),
        ),
    }
}

fn list(values: &[Value]) -> (String, Kept) {
    let mut kept = Kept::default();
    let mut kinds = Vec::new();
    for (place, value) in values.iter().enumerate() {
        let (kind, part) = check(value, None);
        kept.add(part, &format!("[{place}]"));
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    (format!("a list of {}", kinds.join(", ")), kept)
}
