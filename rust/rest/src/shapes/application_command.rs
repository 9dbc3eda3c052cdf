//! Commands of applications.

use serde_json::{Map, Value};

use super::command::{IN_COMMAND, together};
use super::locale::LOCALES;
use crate::schema::{Field, Shape};

/// The fields every way to write a command has, and some more.
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

/// What a new
/// [command](https://discord.com/developers/docs/interactions/application-commands#application-command-object) may have
/// besides its name.
pub(crate) const NEW_COMMAND: &[Field] = command_fields![type: choice(1, 2, 3, 4)];

/// What can be changed of a command: all but its type.
pub(crate) const COMMAND_CHANGE: &[Field] = command_fields![name: not_null(text(1..=32))];

/// A command as one of a whole set, which
/// [takes the place of another](https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands).
pub static COMMAND: Shape = Shape {
    required: fields![name: text(1..=32)],
    optional: command_fields![type: choice(1, 2, 3, 4), id: id],
    check: Some(described),
};

/// The type of commands that are typed after a slash, which is meant where none is said.
const CHAT_INPUT: u64 = 1;

/// The types of commands in the menus of users and messages.
const MENUS: [u64; 2] = [2, 3];

/// Checks that a command says what it does if it is typed, and says nothing if it stands in a menu; and what its options say together.
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
            "description is given; a command of type {kind} stands in a menu and has none"
        ));
    }
    match kind {
        CHAT_INPUT => together::slash(fields),
        _ => together::without_options(fields),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_typed_commands_are_described() {
        let told = |command: Value| described(command.as_object().unwrap(), 0);
        assert!(told(json!({"name": "roll", "description": "Rolls a die"})).is_ok());
        assert!(told(json!({"type": 1})).unwrap_err().contains("missing"));
        assert!(told(json!({"type": 3, "description": ""})).is_ok());
        assert!(
            told(json!({"type": 2, "description": "x"}))
                .unwrap_err()
                .contains("menu")
        );
    }
}
