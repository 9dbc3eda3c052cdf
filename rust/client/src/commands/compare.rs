//! Compares a wanted command with the existing one.

use serde_json::{Map, Value};

use super::text::normalized_text;

/// The type of slash commands, which is the default of a command without a type.
pub(super) const CHAT_INPUT: u64 = 1;

/// The type of user context-menu commands.
pub(super) const USER: u64 = 2;

/// The type of message context-menu commands.
pub(super) const MESSAGE: u64 = 3;

/// The type of the command that launches an activity.
pub(super) const PRIMARY_ENTRY_POINT: u64 = 4;

/// The fields that are always compared: if the wanted command does not have one, the existing command must not have it
/// either.
const ALWAYS: [&str; 5] = [
    "name",
    "name_localizations",
    "nsfw",
    "default_member_permissions",
    "options",
];

/// The fields that context-menu commands do not have.
const DESCRIPTION: [&str; 2] = ["description", "description_localizations"];

/// The fields that are compared only if the wanted command has them; otherwise, Discord chooses their values. Commands
/// of guilds do not have them.
const GLOBAL: [&str; 3] = ["contexts", "integration_types", "handler"];

/// The lists whose order is not relevant.
const UNORDERED: [&str; 4] = [
    "contexts",
    "integration_types",
    "channel_types",
    "file_types",
];

/// Returns the type of a command.
pub(super) fn command_type(command: &Value) -> u64 {
    let given = command.get("type").and_then(Value::as_u64);
    given.filter(|kind| *kind != 0).unwrap_or(CHAT_INPUT)
}

/// Returns the name of a command.
pub(super) fn name(command: &Value) -> &str {
    command
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// Returns the name of a command as Discord stores it. Names of slash commands have no capitals.
pub(super) fn stored_name(command: &Value) -> String {
    let name = normalized_text(name(command));
    match is_context_menu(command) {
        true => name,
        false => name.to_lowercase(),
    }
}

/// Returns only the letters and digits of a name, because Discord may change all other characters.
pub(super) fn letters(command: &Value) -> String {
    name(command)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Returns whether the existing command has everything that the wanted command specifies. Discord may choose the rest.
pub(super) fn is_as_wanted(wanted: &Value, existing: &Value) -> bool {
    let is_of_guild = existing
        .get("guild_id")
        .is_some_and(|guild| !guild.is_null());
    let description = DESCRIPTION.iter().filter(|_| !is_context_menu(wanted));
    let global = GLOBAL
        .iter()
        .filter(|field| !is_of_guild && wanted.get(field).is_some_and(|value| !value.is_null()));
    let mut fields = ALWAYS.iter().chain(description).chain(global);
    fields.all(|field| canonical_field(wanted, field) == canonical_field(existing, field))
        && (is_of_guild || is_in_direct_messages_as_wanted(wanted, existing))
        && is_allowed_by_default_as_wanted(wanted, existing)
}

/// Returns all comparable fields of an existing command as text. Commands with the same text are the same command.
pub(super) fn fingerprint(existing: &Value) -> String {
    let fields = ALWAYS.iter().chain(&DESCRIPTION).chain(&GLOBAL);
    let fields: Map<_, _> = fields
        .chain(&["dm_permission", "default_permission"])
        .map(|field| ((*field).to_owned(), canonical_field(existing, field)))
        .collect();
    Value::from(fields).to_string()
}

fn is_context_menu(command: &Value) -> bool {
    matches!(command_type(command), USER | MESSAGE)
}

/// Compares `dm_permission`, which is deprecated: Discord stores it as a context, and does not have to return it.
fn is_in_direct_messages_as_wanted(wanted: &Value, existing: &Value) -> bool {
    const BOT_DM: u64 = 1;
    let Some(is_wanted) = wanted.get("dm_permission").and_then(Value::as_bool) else {
        return true;
    };
    if canonical_field(wanted, "contexts") != Value::Null {
        return true;
    }
    let contexts = existing.get("contexts").and_then(Value::as_array);
    let is_so = match contexts.filter(|contexts| !contexts.is_empty()) {
        Some(contexts) => Some(
            contexts
                .iter()
                .any(|context| context.as_u64() == Some(BOT_DM)),
        ),
        None => existing.get("dm_permission").and_then(Value::as_bool),
    };
    is_so.is_none_or(|is_so| is_so == is_wanted)
}

/// Compares `default_permission`, which is deprecated: Discord does not have to return it.
fn is_allowed_by_default_as_wanted(wanted: &Value, existing: &Value) -> bool {
    let field = |command: &Value| command.get("default_permission").and_then(Value::as_bool);
    match (field(wanted), field(existing)) {
        (Some(wanted), Some(existing)) => wanted == existing,
        _ => true,
    }
}

fn canonical_field(command: &Value, field: &str) -> Value {
    match field {
        "name" => stored_name(command).into(),
        field => canonical(field, command.get(field)),
    }
}

/// Returns a value without defaults: Discord omits some of them, and writes others.
fn canonical(field: &str, value: Option<&Value>) -> Value {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => Value::Null,
        // This is the minimum length.
        Some(Value::Number(number)) if field == "min_length" && number.as_f64() == Some(0.0) => {
            Value::Null
        }
        Some(Value::Number(number)) => canonical_number(number).into(),
        Some(Value::String(text)) => match normalized_text(text) {
            text if text.is_empty() => Value::Null,
            // File extensions.
            text if field == "file_types" => text.to_lowercase().into(),
            text => text.into(),
        },
        Some(Value::Array(list)) => canonical_list(field, list),
        Some(Value::Object(fields)) => canonical_object(field, fields),
        Some(other) => other.clone(),
    }
}

/// Returns a number as text. Permissions are sent as numbers and returned as text; a whole number may have the fraction
/// 0.
fn canonical_number(number: &serde_json::Number) -> String {
    match (number.as_i64(), number.as_f64()) {
        (Some(whole), _) => whole.to_string(),
        (None, Some(number)) => number.to_string(),
        (None, None) => number.to_string(),
    }
}

fn canonical_list(field: &str, list: &[Value]) -> Value {
    let mut list: Vec<_> = list
        .iter()
        .map(|entry| canonical(field, Some(entry)))
        .collect();
    if UNORDERED.contains(&field) {
        list.sort_by_key(Value::to_string);
        list.dedup();
    }
    match list.is_empty() {
        true => Value::Null,
        false => list.into(),
    }
}

fn canonical_object(field: &str, fields: &Map<String, Value>) -> Value {
    let fields: Map<_, _> = fields
        .iter()
        .map(|(name, value)| {
            let value = match (field, canonical(name, Some(value))) {
                // The names of options have no capitals.
                ("options", Value::String(text)) if name == "name" => text.to_lowercase().into(),
                (_, value) => value,
            };
            (name.clone(), value)
        })
        .filter(|(_, value)| !value.is_null())
        .collect();
    match fields.is_empty() {
        true => Value::Null,
        false => fields.into(),
    }
}

#[cfg(test)]
mod tests;
