//! Posts in forums, which are threads.

use serde_json::{Map, Value};

use super::message;
use super::message_body::POST_MESSAGE;
use crate::schema::Shape;

/// The first message of a
/// [post](https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel).
pub static FIRST_MESSAGE: Shape = Shape {
    required: &[],
    optional: POST_MESSAGE,
    check: None,
};

/// Checks that the first message of a post has something in it, to which the files of the request count.
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
        let told = |fields: Value, files| post(fields.as_object().unwrap(), files);
        assert!(told(json!({"name": "Map", "message": {"content": "look"}}), 0).is_ok());
        assert!(told(json!({"name": "Map", "message": {}}), 0).is_err());
        assert!(told(json!({"name": "Map", "message": {}}), 1).is_ok());
    }
}
