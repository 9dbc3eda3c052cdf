//! The errors of single fields. Discord nests them like the fields; here they are a flat list.

use std::fmt;

use serde_json::Value;

use crate::error_body::shortened;

/// The maximum depth of errors. Those of Discord have about ten levels.
const MAX_DEPTH: usize = 64;

/// The maximum number of errors that are read from one response.
const MAX_ERRORS: usize = 100;

/// The error of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The path of the field, such as `embeds[0].fields[3].name`; empty for the body as a whole.
    pub path: String,
    /// Discord's code, such as `BASE_TYPE_REQUIRED`.
    pub code: String,
    /// Discord's message.
    pub message: String,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}

/// Flattens the `errors` of a response.
pub(crate) fn flatten(errors: &Value) -> Vec<FieldError> {
    flatten_fields(errors, "")
}

/// Flattens the errors of the field at this path: texts and error objects, in lists and objects at any depth.
pub(crate) fn flatten_fields(value: &Value, path: &str) -> Vec<FieldError> {
    let mut found = Vec::new();
    visit(value, path, 0, &mut found);
    found
}

fn visit(value: &Value, path: &str, depth: usize, found: &mut Vec<FieldError>) {
    if depth > MAX_DEPTH || found.len() >= MAX_ERRORS {
        return;
    }
    match value {
        Value::Null => {}
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                let is_list = entry.is_array() || entry.is_object() && !is_error(entry);
                let path = match is_list {
                    true => step(path, &index.to_string()),
                    false => path.to_owned(),
                };
                visit(entry, &path, depth + 1, found);
            }
        }
        Value::Object(_) if is_error(value) => found.push(FieldError {
            path: path.to_owned(),
            code: text(value, "code"),
            message: text(value, "message"),
        }),
        Value::Object(entries) => {
            for (key, value) in entries {
                let path = match key.as_str() {
                    "_errors" => path.to_owned(),
                    key => step(path, key),
                };
                visit(value, &path, depth + 1, found);
            }
        }
        scalar => found.push(FieldError {
            path: path.to_owned(),
            code: String::new(),
            message: plain(scalar),
        }),
    }
}

/// Returns whether an object is one error, rather than a field with errors of its own.
fn is_error(value: &Value) -> bool {
    let is_plain = |name: &str| {
        value
            .get(name)
            .is_some_and(|value| value.is_string() || value.is_number())
    };
    is_plain("message") || is_plain("code")
}

/// Returns the path to a key: an index in brackets, or a name after a dot.
fn step(path: &str, key: &str) -> String {
    if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{path}[{key}]")
    } else if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

fn text(error: &Value, key: &str) -> String {
    error.get(key).map(plain).unwrap_or_default()
}

/// Returns a value as text, without quotation marks.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => shortened(text),
        value => shortened(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nested_errors_become_lines() {
        let required = json!({"_errors": [{"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}]});
        let errors = json!({
            "_errors": [{"code": "APPLICATION_COMMAND_TOO_LARGE", "message": "Command exceeds maximum size (8000)"}],
            "embeds": {"0": {"fields": {"3": {"name": required}}}},
            "username": {"_errors": [{"code": "A", "message": "a"}, {"code": "B", "message": "b"}]},
        });
        let lines: Vec<_> = flatten(&errors).iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "Command exceeds maximum size (8000)",
                "embeds[0].fields[3].name: This field is required",
                "username: a",
                "username: b",
            ]
        );
    }

    #[test]
    fn nonsense_is_survived() {
        for nonsense in [
            json!(null),
            json!([1]),
            json!({"_errors": 5}),
            json!({"a": {"_errors": [1, {"code": 5}]}}),
        ] {
            flatten(&nonsense);
        }
        let deep = (0..1000).fold(json!({"_errors": [{}]}), |inner, _| json!({"a": inner}));
        assert_eq!(flatten(&deep), []);
    }
}
