//! The messages of webhooks.

use serde_json::{Map, Value};

use super::{message, user_name};

/// Checks a message of a webhook: it is not empty, and is sent either to an existing thread or to a new one.
pub(crate) fn post(fields: &Map<String, Value>, files: usize) -> Result<(), String> {
    let given = |name| fields.get(name).is_some_and(|value| !value.is_null());
    if given("thread_id") && given("thread_name") {
        return Err(
            "thread_id and thread_name cannot be combined; thread_id is for an existing thread"
                .into(),
        );
    }
    user_name::webhook_message(fields)?;
    message::new(fields, files)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_message_stands_in_one_thread() {
        let message = |fields: Value| post(fields.as_object().unwrap(), 0);
        assert!(message(json!({"content": "hi", "thread_id": "1"})).is_ok());
        assert!(message(json!({"content": "hi", "thread_name": "new"})).is_ok());
        assert!(message(json!({"content": "hi", "thread_id": "1", "thread_name": "new"})).is_err());
        assert!(
            message(json!({"thread_id": "1"}))
                .unwrap_err()
                .contains("empty")
        );
    }
}
