//! Every type a JSON text can be read into.

use discord_model::decode::{Decode, from_str};
use discord_model::{Encode, Event};
use serde_json::Value;

use crate::compare::Kept;

/// Reads a text into a type and writes it back.
type Again = fn(&str) -> Option<Value>;

fn again<T: Decode + Encode>(text: &str) -> Option<Value> {
    from_str::<T>(text).ok()?.map(|value| value.encode(true))
}

macro_rules! table {
    ($($entity:ident)+) => {
        &[
            $((stringify!($entity), again::<discord_model::$entity> as Again),)+
            ("RoleMemberCounts", again::<discord_model::RoleMemberCounts>),
        ]
    };
}

/// The objects, by the names of their types.
const OBJECTS: &[(&str, Again)] = discord_model::entities!(table);

/// The payload of an event, read into its type and written back; nothing if it has none.
pub fn event(name: &str, payload: &Value) -> Option<Value> {
    let event = Event::decode(name, &payload.to_string()).ok()?;
    (event != Event::Unknown).then(|| event.encode())
}

/// The type that keeps most of an object nobody has named, and what it keeps.
pub fn best(object: &Value) -> (&'static str, Kept) {
    let text = object.to_string();
    let objects = OBJECTS.iter();
    let objects = objects.filter_map(|(name, again)| Some((*name, again(&text)?)));
    let payloads = Event::NAMES.iter();
    let payloads = payloads.filter_map(|name| Some((*name, event(name, object)?)));
    objects
        .chain(payloads)
        .map(|(name, back)| (name, Kept::compare(name, object, &back)))
        .min_by_key(|(_, kept)| (kept.lost.len(), kept.left_out.len()))
        .unwrap_or_else(|| ("nothing", Kept::compare("nothing", object, &Value::Null)))
}
