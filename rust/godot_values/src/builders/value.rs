//! Converts the values that scripts pass to builders.

use discord_rest::objects;
use godot::prelude::*;
use serde_json::{Value, json};

use super::BuildError;
use crate::{convert, json_object};

/// Returns the JSON of a value of a script: a builder, an entity, a Dictionary, or a plain value.
pub fn take(value: &Variant) -> Result<Value, BuildError> {
    let json = json_object::read(value, |object| {
        object.as_json().map_err(|told| BuildError::Inherited {
            reported: object.is_reported(),
            told,
        })
    });
    match json {
        Some(json) => json,
        None => Ok(convert::to_json(value)?),
    }
}

/// Returns an object of those of the fields that are not empty.
pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let given = fields
        .into_iter()
        .filter(|(_, value)| !value.is_null() && value != "");
    Value::Object(
        given
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// Returns a text as JSON.
pub fn text(text: &GString) -> Value {
    Value::String(text.to_string())
}

/// Returns an option of a select menu or a group.
pub fn option(label: &GString, value: &GString, description: &GString, chosen: bool) -> Value {
    let option = object([
        ("label", text(label)),
        ("value", text(value)),
        ("description", text(description)),
    ]);
    match (option, chosen) {
        (Value::Object(mut fields), true) => {
            fields.insert("default".to_owned(), Value::Bool(true));
            Value::Object(fields)
        }
        (option, _) => option,
    }
}

/// Returns an image or file by its URL.
pub fn media(url: &GString) -> Value {
    json!({"url": url.to_string()})
}

/// Returns the id of a value of a script: the id itself, or an object that has one.
pub fn id(value: &Variant) -> Result<Value, BuildError> {
    Ok(match take(value)? {
        Value::Object(fields) => {
            // A member has the id of its user.
            let user = fields.get("user").and_then(|user| user.get("id"));
            match fields.get("id").or(user) {
                Some(id) => id.clone(),
                None => return Err(BuildError::Unfit("it has no id".to_owned())),
            }
        }
        id => id,
    })
}

/// Returns an emoji from `"🔥"`, `"name:id"`, `"<:name:id>"` or a `DiscordEmoji`; `null` means none.
pub fn emoji(value: &Variant) -> Result<Value, BuildError> {
    Ok(match take(value)? {
        Value::String(text) if text.is_empty() => Value::Null,
        Value::String(text) => objects::named_emoji(&text),
        Value::Object(fields) => {
            let known = ["id", "name", "animated"];
            let fields = fields
                .into_iter()
                .filter(|(name, value)| known.contains(&name.as_str()) && !value.is_null());
            Value::Object(fields.collect())
        }
        other => other,
    })
}
