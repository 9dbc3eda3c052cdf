//! One JSON text.

use serde_json::Value;

use crate::compare::Kept;
use crate::kinds;
use crate::report::Checked;

/// The op codes of the gateway's frames, and the fields they carry beside `op`, `s` and `t`.
const DISPATCH: u64 = 0;

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
    match (value, event) {
        _ if value.get("op").is_some_and(Value::is_u64) && value.get("d").is_some() => frame(value),
        (payload, Some(name)) => dispatch(name, payload),
        (Value::Object(_), None) => {
            let (kind, kept) = kinds::best(value);
            (kind.to_owned(), kept)
        }
        (Value::Array(values), None) => list(values),
        (scalar, None) => ("a plain value".to_owned(), Kept::whole(scalar)),
    }
}

/// A frame of the gateway, whose envelope the gateway reads.
fn frame(frame: &Value) -> (String, Kept) {
    let payload = &frame["d"];
    let name = frame["t"].as_str().unwrap_or_default();
    if frame["op"].as_u64() != Some(DISPATCH) {
        return (
            "a frame of the gateway's own".to_owned(),
            Kept::whole(frame),
        );
    }
    let (kind, part) = dispatch(name, payload);
    let mut kept = Kept::default();
    for field in ["op", "s", "t"] {
        kept.kept += usize::from(frame.get(field).is_some());
    }
    kept.add(part, ".d");
    (kind, kept)
}

/// The payload of an event. One without a type reaches scripts as it came.
fn dispatch(name: &str, payload: &Value) -> (String, Kept) {
    match kinds::event(name, payload) {
        Some(back) => (name.to_owned(), Kept::compare(payload, &back)),
        None => (format!("{name}, raw"), Kept::whole(payload)),
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
