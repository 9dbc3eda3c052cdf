//! Lobbies, their members and metadata.

use serde_json::{Map, Value};

use crate::schema::ObjectSchema;

/// A [member](https://discord.com/developers/docs/resources/lobby#lobby-member-object) of a new or changed lobby.
pub static LOBBY_MEMBER: ObjectSchema = ObjectSchema {
    required: fields![id: id],
    optional: fields![metadata: any, flags: flags],
    check: Some(metadata),
};

/// A [change](https://discord.com/developers/docs/resources/lobby#bulk-update-lobby-members) of one of several members.
pub static LOBBY_MEMBER_CHANGE: ObjectSchema = ObjectSchema {
    required: fields![id: id],
    optional: fields![metadata: any, flags: flags, additional_name: text(1..=80), remove_member: bool],
    check: Some(metadata),
};

/// The maximum number of entries in metadata.
const MOST_ENTRIES: usize = 25;

/// Checks that all values of metadata are texts, because Discord rejects numbers.
pub(crate) fn metadata(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let entries = match fields.get("metadata") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Object(entries)) => entries,
        Some(_) => return Err("metadata is not a Dictionary; it takes names and texts".into()),
    };
    if entries.len() > MOST_ENTRIES {
        return Err(format!(
            "metadata has {} entries; Discord allows {MOST_ENTRIES}",
            entries.len()
        ));
    }
    match entries.iter().find(|(_, value)| !value.is_string()) {
        Some((name, _)) => Err(format!(
            "metadata.{name} is not text; Discord only accepts texts, so use a String"
        )),
        None => Ok(()),
    }
}
