//! The members of lobbies, and what a game keeps of them.

use serde_json::{Map, Value};

use crate::schema::Shape;

/// A [member](https://discord.com/developers/docs/resources/lobby#lobby-member-object) a lobby shall have.
pub static LOBBY_MEMBER: Shape = Shape {
    required: fields![id: id],
    optional: fields![metadata: any, flags: flags],
    check: Some(metadata),
};

/// A [change](https://discord.com/developers/docs/resources/lobby#bulk-update-lobby-members) of one member among several.
pub static LOBBY_MEMBER_CHANGE: Shape = Shape {
    required: fields![id: id],
    optional: fields![metadata: any, flags: flags, additional_name: text(1..=80), remove_member: bool],
    check: Some(metadata),
};

/// How many entries metadata may have.
const MOST_ENTRIES: usize = 25;

/// Checks that what a game keeps are names and texts. A number, which is what one would rather keep, is refused by Discord.
pub(crate) fn metadata(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let entries = match fields.get("metadata") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Object(entries)) => entries,
        Some(_) => return Err("metadata is no Dictionary; it takes names and texts".into()),
    };
    if entries.len() > MOST_ENTRIES {
        return Err(format!(
            "metadata has {} entries; Discord allows {MOST_ENTRIES}",
            entries.len()
        ));
    }
    match entries.iter().find(|(_, value)| !value.is_string()) {
        Some((name, _)) => Err(format!(
            "metadata.{name} is no text; Discord keeps only texts, so give it as a String"
        )),
        None => Ok(()),
    }
}
