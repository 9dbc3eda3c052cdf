//! Allowed mentions.

use serde_json::{Map, Value, json};

use crate::schema::ObjectSchema;

/// [Allowed mentions](https://discord.com/developers/docs/resources/message#allowed-mentions-object). Without it,
/// all mentions notify.
pub static ALLOWED_MENTIONS: ObjectSchema = ObjectSchema {
    required: fields![],
    optional: fields![
        parse: list(one_of("roles", "users", "everyone"), 0..=3),
        roles: ids(0..=100),
        users: ids(0..=100),
        replied_user: bool,
    ],
    check: Some(not_both),
};

/// Returns the allowed mentions of a client that has not set others: users, roles and the author of a message that is
/// replied to are notified, but not everybody. Without them, Discord notifies everybody if the text of a player contains
/// `@everyone`.
pub fn all_but_everyone() -> Value {
    json!({"parse": ["roles", "users"], "replied_user": true})
}

/// Discord rejects a list of users or roles together with the permission to mention all of them.
fn not_both(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let parsed = |word: &str| {
        fields
            .get("parse")
            .and_then(Value::as_array)
            .is_some_and(|words| words.iter().any(|each| each == word))
    };
    let listed = |list: &str| {
        fields
            .get(list)
            .and_then(Value::as_array)
            .is_some_and(|ids| !ids.is_empty())
    };
    for list in ["users", "roles"] {
        if parsed(list) && listed(list) {
            return Err(format!(
                "'{list}' is both in 'parse' and a list; give one of the two"
            ));
        }
    }
    Ok(())
}
