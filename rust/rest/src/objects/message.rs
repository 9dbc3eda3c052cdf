//! Rules for the combination of a message's fields.

use serde_json::{Map, Value};

use super::component::combinations;
use super::embed;
use crate::schema::ObjectSchema;

/// The [message that this one replies to or
/// forwards](https://discord.com/developers/docs/resources/message#message-reference-structure): `type` is 0 for a
/// reply, 1 for a forward.
pub static MESSAGE_REFERENCE: ObjectSchema = ObjectSchema {
    required: fields![message_id: id],
    optional: fields![type: integer(0..=1), channel_id: id, guild_id: id, fail_if_not_exists: bool],
    check: None,
};

/// A shared client theme: 1 to 5 colors as `"rrggbb"`, an angle in degrees, a strength in percent.
pub static CLIENT_THEME: ObjectSchema = ObjectSchema {
    required: fields![
        colors: list(text(6..=6), 1..=5),
        gradient_angle: integer(0..=360),
        base_mix: integer(0..=100),
    ],
    optional: fields![base_theme: any],
    check: None,
};

/// The fields of a message at least one of which is required.
const SUBSTANCE: [&str; 6] = [
    "content",
    "embeds",
    "sticker_ids",
    "poll",
    "components",
    "shared_client_theme",
];

/// The value of `message_reference.type` that forwards a message instead of replying to it.
const FORWARD: u64 = 1;

/// Checks a new message.
pub(crate) fn new(fields: &Map<String, Value>, files: usize) -> Result<(), String> {
    let forwards = fields
        .get("message_reference")
        .and_then(|reference| reference.get("type")?.as_u64())
        .is_some_and(|kind| kind == FORWARD);
    if files == 0
        && !forwards
        && !SUBSTANCE
            .iter()
            .any(|name| fields.get(*name).is_some_and(has_substance))
    {
        return Err(
            "the message is empty; add content, embeds, files, sticker_ids, a poll or components"
                .into(),
        );
    }
    parts(fields, files)
}

/// Checks the parts of a new message that may still be incomplete.
///
/// # Errors
/// Returns a description of the problem.
pub fn parts(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    embed::total(fields)?;
    combinations::check_new_message(fields)
}

/// Checks an update of a message, which can leave out all fields.
pub(crate) fn edit(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    embed::total(fields)?;
    combinations::check_message(fields)
}

/// Returns whether a message has content. Discord trims white space, so a text of spaces is no content.
fn has_substance(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(entries) => !entries.is_empty(),
        Value::Object(_) => true,
        _ => false,
    }
}

/// Checks that a page of messages has at most one cursor; Discord would silently use one of several.
pub(crate) fn one_anchor(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let anchors: Vec<_> = ["around", "before", "after"]
        .into_iter()
        .filter(|name| fields.contains_key(*name))
        .collect();
    match anchors[..] {
        [first, second, ..] => Err(format!(
            "{first} and {second} cannot be combined; use one of around, before, after"
        )),
        _ => Ok(()),
    }
}
