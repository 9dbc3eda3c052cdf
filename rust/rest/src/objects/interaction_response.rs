//! Interaction responses.

use serde_json::{Map, Value};

use super::message_body::{NEW_MESSAGE, RESPONSE_DATA};
use super::{MODAL, message};
use crate::schema::ObjectSchema;

/// A [response to an
/// interaction](https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object).
pub static INTERACTION_RESPONSE: ObjectSchema = ObjectSchema {
    required: fields![type: choice(1, 4, 5, 6, 7, 8, 9, 10, 12, 13)],
    optional: fields![data: object(INTERACTION_RESPONSE_DATA)],
    check: Some(fits),
};

/// The data of a response.
pub static INTERACTION_RESPONSE_DATA: ObjectSchema = ObjectSchema {
    required: &[],
    optional: RESPONSE_DATA,
    check: Some(message::edit),
};

/// The fields that responses other than messages need in their data.
const NEEDED: [(u64, &[&str]); 3] = [
    (8, &["choices"]),
    (9, &["custom_id", "title", "components"]),
    (13, &["eligible"]),
];

/// The components, which messages have as well.
const IN_MESSAGES: &str = "components";

/// Checks the data against the type of the response.
fn fits(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let kind = fields
        .get("type")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    let given = |name: &str| {
        fields
            .get("data")
            .and_then(|data| data.get(name))
            .is_some_and(|value| !value.is_null())
    };
    for (owner, names) in NEEDED {
        for name in names {
            if owner == kind && !given(name) {
                return Err(format!(
                    "data.{name} is missing; a response of type {kind} needs it"
                ));
            }
            if owner != kind && *name != IN_MESSAGES && given(name) {
                return Err(format!(
                    "data.{name} is for responses of type {owner}; this response has type {kind}"
                ));
            }
        }
    }
    let Some(Value::Object(data)) = fields.get("data") else {
        return Ok(());
    };
    if kind == MODAL_TYPE {
        return MODAL.check(Value::Object(data.clone()), "data").map(drop);
    }
    if let Some(components) = data.get(IN_MESSAGES) {
        MESSAGE.check_field(IN_MESSAGES, components.clone())?;
    }
    match kind {
        MESSAGE_TYPE => message::parts(data, 0),
        _ => Ok(()),
    }
}

/// The type of a response that creates a message.
const MESSAGE_TYPE: u64 = 4;

/// The type of a response that opens a modal.
const MODAL_TYPE: u64 = 9;

/// The components that a message can have.
static MESSAGE: ObjectSchema = ObjectSchema {
    required: &[],
    optional: NEW_MESSAGE,
    check: None,
};

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_data_is_of_the_type() {
        let message = |response: Value| fits(response.as_object().unwrap(), 0);
        assert!(message(json!({"type": 5})).is_ok());
        assert!(message(json!({"type": 4, "data": {"content": "hi", "components": []}})).is_ok());
        assert!(
            message(json!({"type": 8}))
                .unwrap_err()
                .contains("data.choices is missing")
        );
        let modal = json!({"custom_id": "name", "title": "Name", "components": [{"type": 10, "content": "x"}]});
        assert!(message(json!({"type": 9, "data": modal})).is_ok());
        assert!(
            message(json!({"type": 4, "data": modal}))
                .unwrap_err()
                .contains("type 9")
        );
    }
}
