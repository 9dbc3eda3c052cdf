//! Posts in forums, which are threads.

use serde_json::{Map, Value};

use super::message;
use super::message_body::POST_MESSAGE;
use crate::schema::ObjectSchema;

/// The first message of a
/// [post](https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel).
pub static FIRST_MESSAGE: ObjectSchema = ObjectSchema {
    required: &[],
    optional: POST_MESSAGE,
    check: None,
};

/// Checks that the first message of a post is not empty. The files of the request count as content.
pub(crate) fn post(fields: &Map<String, Value>, files: usize) -> Result<(), String> {
    match fields.get("message").and_then(Value::as_object) {
        Some(first) => message::new(first, files),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn files_are_part_of_the_first_message() {
        let message = |fields: Value, files| post(fields.as_object().unwrap(), files);
        assert!(message(json!({"name": "Map", "message": {"content": "look"}}), 0).is_ok());
        assert!(message(json!({"name": "Map", "message": {}}), 0).is_err());
        assert!(message(json!({"name": "Map", "message": {}}), 1).is_ok());
    }
}
