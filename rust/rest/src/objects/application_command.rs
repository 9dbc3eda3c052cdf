//! Application commands.

use serde_json::{Map, Value};

use super::command::{IN_COMMAND, combinations};
use super::values::LOCALES;
use crate::schema::{Field, ObjectSchema};

/// The fields that all endpoints for commands have, and the given fields.
macro_rules! command_fields {
    ($($more:tt)*) => {
        fields![
            name_localizations: map(LOCALES, text(1..=32)),
            description: text(0..=100),
            description_localizations: map(LOCALES, text(1..=100)),
            options: list(by_type(IN_COMMAND), 0..=25),
            default_member_permissions: integer(0..=18_014_398_509_481_983),
            default_permission: bool,
            dm_permission: bool,
            nsfw: bool,
            contexts: list(choice(0, 1, 2), 1..=3),
            integration_types: list(choice(0, 1), 1..=2),
            handler: choice(1, 2),
            $($more)*
        ]
    };
}

/// The optional fields of a new
/// [command](https://discord.com/developers/docs/interactions/application-commands#application-command-object).
pub(crate) const NEW_COMMAND: &[Field] = command_fields![type: choice(1, 2, 3, 4)];

/// The fields of a command that can be changed: all except its type.
pub(crate) const COMMAND_CHANGE: &[Field] = command_fields![name: not_null(text(1..=32))];

/// A command in a [complete list of
/// commands](https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands),
/// which replaces the existing one.
pub static COMMAND: ObjectSchema = ObjectSchema {
    required: fields![name: text(1..=32)],
    optional: command_fields![type: choice(1, 2, 3, 4), id: id],
    check: Some(described),
};

/// The type of slash commands, which is the default.
const CHAT_INPUT: u64 = 1;

/// The types of user and message context-menu commands.
const MENUS: [u64; 2] = [2, 3];

/// Checks that a slash command has a description and a context-menu command has none, and checks the combination of its
/// options.
pub(crate) fn described(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let kind = fields
        .get("type")
        .and_then(Value::as_u64)
        .unwrap_or(CHAT_INPUT);
    let has_description = fields
        .get("description")
        .and_then(Value::as_str)
        .is_some_and(|text| !text.is_empty());
    if kind == CHAT_INPUT && !has_description {
        return Err("description is missing; a slash command needs 1 to 100 characters".into());
    }
    if MENUS.contains(&kind) && has_description {
        return Err(format!(
            "description is set; a context-menu command (type {kind}) has no description"
        ));
    }
    match kind {
        CHAT_INPUT => combinations::slash(fields),
        _ => combinations::without_options(fields),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_typed_commands_are_described() {
        let message = |command: Value| described(command.as_object().unwrap(), 0);
        assert!(message(json!({"name": "roll", "description": "Rolls a die"})).is_ok());
        assert!(message(json!({"type": 1})).unwrap_err().contains("missing"));
        assert!(message(json!({"type": 3, "description": ""})).is_ok());
        assert!(
            message(json!({"type": 2, "description": "x"}))
                .unwrap_err()
                .contains("menu")
        );
    }
}
