//! What an entity gives back, beside the JSON it was read from.

use discord_model::Timestamp;
use serde_json::Value;

use crate::left_out::{self, LARGE_IDS, is_large_id};

/// What became of the values of a JSON text. An empty list or object is a value too.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// How many came back.
    pub kept: usize,
    /// By which entries of the list values are left out on purpose, one for each value.
    pub left_out: Vec<&'static str>,
    /// What the values are that no type is for, one for each value.
    pub untyped: Vec<&'static str>,
    /// Where those were that did not come back.
    pub lost: Vec<String>,
}

impl Kept {
    /// Compares `sent`, which was read into the type or event `kind`, with what came `back`, every value on its own.
    pub fn compare(kind: &str, sent: &Value, back: &Value) -> Self {
        let mut kept = Self::default();
        kept.value(kind, sent, Some(back), "");
        kept
    }

    /// Counts all of `sent` as something no type is for.
    pub fn untyped(sent: &Value, what: &'static str) -> Self {
        let untyped = std::iter::repeat_n(what, leaves(sent)).collect();
        Self {
            untyped,
            ..Self::default()
        }
    }

    /// Counts all of `sent` as left out by this `entry`.
    pub fn left_out(sent: &Value, entry: &'static str) -> Self {
        let mut kept = Self::default();
        kept.leave_out(sent, entry);
        kept
    }

    /// How many values there were.
    pub fn total(&self) -> usize {
        self.kept + self.left_out.len() + self.untyped.len() + self.lost.len()
    }

    fn leave_out(&mut self, value: &Value, entry: &'static str) {
        self.left_out.extend((0..leaves(value)).map(|_| entry));
    }

    /// Takes the counts of a part over, which stands at `path`.
    pub fn add(&mut self, part: Self, path: &str) {
        self.kept += part.kept;
        self.left_out.extend(part.left_out);
        self.untyped.extend(part.untyped);
        let lost = part.lost.into_iter();
        self.lost.extend(lost.map(|place| format!("{path}{place}")));
    }

    fn value(&mut self, kind: &str, sent: &Value, back: Option<&Value>, path: &str) {
        match (sent, back) {
            (Value::Object(fields), _) if !fields.is_empty() => {
                for (name, value) in fields {
                    let path = format!("{path}.{name}");
                    let back = back.and_then(|back| back.get(name));
                    match left_out::field(kind, &path) {
                        Some(entry) if back.is_none() => self.leave_out(value, entry),
                        _ => self.value(kind, value, back, &path),
                    }
                }
            }
            // What cannot be read is not in the list that came back, so that places shift: each finds the next like it.
            (Value::Array(values), Some(Value::Array(back))) if !values.is_empty() => {
                let mut rest = back.as_slice();
                for (place, value) in values.iter().enumerate() {
                    let found = rest.iter().position(|back| is_like(kind, value, back));
                    let found = found.or((rest.len() == values.len() - place).then_some(0));
                    self.value(
                        kind,
                        value,
                        found.map(|found| &rest[found]),
                        &format!("{path}[{place}]"),
                    );
                    rest = found.map_or(rest, |found| &rest[found + 1..]);
                }
            }
            (_, Some(back)) if is_same(sent, back) => self.kept += 1,
            (Value::String(text), _) if is_large_id(text) => self.leave_out(sent, LARGE_IDS),
            _ => self.lost.extend((0..leaves(sent)).map(|_| path.to_owned())),
        }
    }
}

/// How many values there are in a value.
fn leaves(value: &Value) -> usize {
    let inner: usize = match value {
        Value::Object(fields) => fields.values().map(leaves).sum(),
        Value::Array(values) => values.iter().map(leaves).sum(),
        _ => 1,
    };
    inner.max(1)
}

/// Whether at least something of `sent` is in `back`.
fn is_like(kind: &str, sent: &Value, back: &Value) -> bool {
    match sent {
        Value::Object(_) | Value::Array(_) => {
            let kept = Kept::compare(kind, sent, back);
            kept.lost.len() <= kept.kept + kept.left_out.len()
        }
        _ => is_same(sent, back),
    }
}

/// Whether two values say the same. Ids and numbers may stand in quotes or not, a time has many spellings, and `null` is
/// as good as an empty value.
fn is_same(sent: &Value, back: &Value) -> bool {
    match (sent, back) {
        (Value::Object(sent), Value::Object(_)) if sent.is_empty() => true,
        (Value::Null, back) => is_empty(back),
        (sent, Value::Null) => is_empty(sent),
        (Value::String(sent), Value::String(back)) => sent == back || is_same_time(sent, back),
        (Value::Number(sent), Value::Number(back)) => sent.as_f64() == back.as_f64(),
        (Value::Number(sent), Value::String(back)) => {
            sent.to_string() == *back || is_time_of(sent.as_i64(), back)
        }
        (Value::String(sent), Value::Number(back)) => *sent == back.to_string(),
        (Value::Number(sent), Value::Bool(back)) => sent.as_u64() == Some((*back).into()),
        (sent, back) => sent == back,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) => false,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty() || text == "0",
        Value::Array(values) => values.is_empty(),
        Value::Object(fields) => fields.values().all(is_empty),
    }
}

fn is_same_time(sent: &str, back: &str) -> bool {
    Timestamp::parse(back).is_some_and(|back| Timestamp::parse(sent) == Some(back))
}

fn is_time_of(seconds: Option<i64>, back: &str) -> bool {
    Timestamp::parse(back).is_some_and(|back| seconds == Some(back.seconds()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Kept;

    fn lost(sent: &Value, back: &Value) -> Vec<String> {
        Kept::compare("Anything", sent, back).lost
    }

    #[test]
    fn spellings_do_not_matter() {
        let sent = json!({"id": 5, "at": "2026-01-01T00:00:00.5+00:00", "none": null, "list": []});
        let back =
            json!({"id": "5", "at": "2026-01-01T00:00:00.5Z", "none": 0, "list": [], "more": 1});
        assert_eq!(Kept::compare("Anything", &sent, &back).kept, 4);
    }

    #[test]
    fn what_is_missing_is_named() {
        let sent = json!({"a": 1, "b": {"c": 2, "d": [3, 4]}});
        assert_eq!(
            lost(&sent, &json!({"b": {"c": 2, "d": [4]}})),
            [".a", ".b.d[0]"]
        );
        assert_eq!(
            lost(&sent, &json!({"a": 2, "b": null})),
            [".a", ".b.c", ".b.d", ".b.d"]
        );
        assert_eq!(lost(&json!({"a": null}), &json!({})), [".a"]);
        assert_eq!(lost(&json!({"a": false}), &json!({"a": true})), [".a"]);
    }
}
