//! The body of an error response, in any of its forms.
//!
//! Discord documents `{"code", "message", "errors"}`. It also responds with the names of fields alone (`{"embeds": ["0"]}`), with the
//! errors of OAuth2 (`{"error", "error_description"}`) and with plain text, and Cloudflare responds with a web page.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::field_error::{FieldError, flatten, flatten_fields};

/// The maximum number of characters that are kept of a body, or of a text in it.
const MAX_TEXT_LENGTH: usize = 4000;

/// The keys of an object that are not names of fields.
const NO_FIELDS: [&str; 7] = [
    "code",
    "message",
    "errors",
    "error",
    "error_description",
    "retry_after",
    "global",
];

/// The body of an error response.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct ErrorBody {
    /// Discord's code; 0 if there is none.
    pub(crate) code: i64,
    /// Its message; empty if there is none.
    pub(crate) message: String,
    /// The errors of single fields.
    pub(crate) fields: Vec<FieldError>,
    /// The body as text.
    pub(crate) text: String,
}

impl ErrorBody {
    /// Parses a body, which may have any content.
    pub(crate) fn read(body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(without_bom(body));
        let text = text.trim();
        let mut read = match serde_json::from_str(text) {
            Ok(Value::Object(object)) => Self::of_object(&object),
            Ok(Value::Null) => Self::default(),
            Ok(Value::String(message)) => Self {
                message: shortened(&message),
                ..Self::default()
            },
            Ok(value) => Self {
                fields: flatten_fields(&value, ""),
                ..Self::default()
            },
            Err(_) if is_web_page(text) => Self::default(),
            Err(_) => match shallow_object(text) {
                Some(object) => Self::of_object(&object),
                None => Self {
                    message: shortened(text),
                    ..Self::default()
                },
            },
        };
        read.text = shortened(text);
        read
    }

    fn of_object(object: &Map<String, Value>) -> Self {
        let mut fields = object.get("errors").map(flatten).unwrap_or_default();
        for (name, value) in object {
            if !NO_FIELDS.contains(&name.as_str()) {
                fields.extend(flatten_fields(value, name));
            }
        }
        Self {
            code: object.get("code").map_or(0, code),
            message: message(object),
            fields,
            text: String::new(),
        }
    }
}

/// Returns an object whose fields are parsed one by one, so that a field that is nested too deeply does not affect the
/// others, and the fields before the end of a truncated body are kept. `None` if there are no fields.
fn shallow_object(text: &str) -> Option<Map<String, Value>> {
    struct Fields<'a>(&'a mut Map<String, Value>);

    impl<'de> Visitor<'de> for Fields<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some((name, raw)) = map.next_entry::<String, Box<RawValue>>()? {
                if let Ok(value) = serde_json::from_str(raw.get()) {
                    self.0.insert(name, value);
                }
            }
            Ok(())
        }
    }

    let mut fields = Map::new();
    // An error ends the object; the fields before it have been parsed.
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(Fields(&mut fields));
    (!fields.is_empty()).then_some(fields)
}

/// Returns a body without the byte order mark that some proxies put in front of UTF-8.
pub(crate) fn without_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}

/// Returns a code, which may be a number or a text.
fn code(value: &Value) -> i64 {
    let number = match value {
        Value::String(text) => return text.trim().parse().unwrap_or(0),
        value => value.as_i64(),
    };
    let whole = || value.as_f64().filter(|number| number.fract() == 0.0);
    number
        .or_else(|| whole().map(|number| number as i64))
        .unwrap_or(0)
}

/// Returns the message of an object: Discord's, or that of OAuth2 (RFC 6749, 5.2).
fn message(object: &Map<String, Value>) -> String {
    let text = |name: &str| match object.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => shortened(text.trim()),
        Some(value) => shortened(&value.to_string()),
    };
    let (message, error, description) = (text("message"), text("error"), text("error_description"));
    let of_oauth = match (error.as_str(), description.as_str()) {
        ("", description) => description.to_owned(),
        (error, "") => error.to_owned(),
        (error, description) => format!("{description} ({error})"),
    };
    match (message.is_empty(), of_oauth.is_empty()) {
        (true, _) => of_oauth,
        (false, true) => message,
        (false, false) => format!("{message}: {of_oauth}"),
    }
}

fn is_web_page(text: &str) -> bool {
    text.starts_with('<')
}

/// Returns the text, shortened to the length that an error can show.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_TEXT_LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_that_nests_too_deeply_costs_no_other() {
        let (begin, end) = (r#"{"a":"#.repeat(300), "}".repeat(300));
        let body =
            format!(r#"{{"code":50035,"errors":{begin}1{end},"message":"Invalid Form Body"}}"#);
        let (code, message, _) = read(&body);
        assert_eq!((code, &*message), (50035, "Invalid Form Body"));
    }

    #[test]
    fn a_body_that_is_cut_off_keeps_what_came_before() {
        let body =
            r#"{"message":"Invalid Form Body","code":50035,"errors":{"content":{"_errors":[{"co"#;
        let (code, message, _) = read(body);
        assert_eq!((code, &*message), (50035, "Invalid Form Body"));
        let (code, message, _) = read(r#"{"mess"#);
        assert_eq!((code, &*message), (0, r#"{"mess"#));
    }

    /// Returns the code, the message and the fields of a body.
    fn read(body: &str) -> (i64, String, Vec<String>) {
        let read = ErrorBody::read(body.as_bytes());
        let fields = read.fields.iter().map(ToString::to_string).collect();
        (read.code, read.message, fields)
    }

    fn of(body: &Value) -> (i64, String, Vec<String>) {
        read(&body.to_string())
    }

    fn expected(code: i64, message: &str, fields: &[&str]) -> (i64, String, Vec<String>) {
        let fields = fields.iter().map(ToString::to_string).collect();
        (code, message.to_owned(), fields)
    }

    /// The examples of Discord's documentation of errors.
    #[test]
    fn documented_errors() {
        let error = json!({"_errors": [{"code": "BASE_TYPE_CHOICES", "message": "Value must be one of (1, 2)."}]});
        let body = json!({"code": 50035, "message": "Invalid Form Body", "errors": {
            "activities": {"0": {"platform": error, "type": error}},
        }});
        assert_eq!(
            of(&body),
            expected(
                50035,
                "Invalid Form Body",
                &[
                    "activities[0].platform: Value must be one of (1, 2).",
                    "activities[0].type: Value must be one of (1, 2).",
                ]
            )
        );
        let body = json!({"code": 50035, "message": "Invalid Form Body", "errors": {
            "_errors": [{"code": "APPLICATION_COMMAND_TOO_LARGE", "message": "Command exceeds maximum size (8000)"}],
        }});
        assert_eq!(of(&body).2, ["Command exceeds maximum size (8000)"]);
    }

    #[test]
    fn fields_alone() {
        for (body, fields) in [
            (json!({"embeds": ["0"]}), &["embeds: 0"][..]),
            (
                json!({"payload_json": ["Expected \"payload_json\" to be a valid JSON string."]}),
                &["payload_json: Expected \"payload_json\" to be a valid JSON string."],
            ),
            (
                json!({"target_users_file": ["Line 5: invalid user id", "Line 7: unknown user"]}),
                &[
                    "target_users_file: Line 5: invalid user id",
                    "target_users_file: Line 7: unknown user",
                ],
            ),
            (json!({"content": "too long"}), &["content: too long"]),
            (
                json!({"embeds": {"0": {"title": ["This field is required"]}}}),
                &["embeds[0].title: This field is required"],
            ),
            (
                json!({"embeds": [["wrong"], {"title": "missing"}]}),
                &["embeds[0]: wrong", "embeds[1].title: missing"],
            ),
            (
                json!({"errors": {"embeds": ["0"], "nonce": "too long"}}),
                &["embeds: 0", "nonce: too long"],
            ),
            (
                json!({"errors": [{"code": "A", "message": "first"}, "second"]}),
                &["first", "second"],
            ),
            (
                json!({"errors": {"a": {"b": {"_errors": "not a list"}}}}),
                &["a.b: not a list"],
            ),
            (json!(["one", {"message": "two"}]), &["one", "two"]),
        ] {
            assert_eq!(of(&body), expected(0, "", fields), "{body}");
        }
    }

    #[test]
    fn codes_and_messages_of_unusual_types() {
        for (body, code, message) in [
            (json!({"message": null, "code": 50035}), 50035, ""),
            (json!({"message": "x", "code": "50013"}), 50013, "x"),
            (
                json!({"message": {"a": 1}, "code": 50013}),
                50013,
                r#"{"a":1}"#,
            ),
            (json!({"message": ["a", "b"], "code": 0}), 0, r#"["a","b"]"#),
            (json!({"message": 5}), 0, "5"),
            (
                json!({"message": "large", "code": 1e10}),
                10_000_000_000,
                "large",
            ),
            (json!({"message": "negative", "code": -1}), -1, "negative"),
            (json!({"message": "x", "code": null}), 0, "x"),
            (json!({"message": "x", "code": [5]}), 0, "x"),
            (json!({"message": "x", "code": 1.5}), 0, "x"),
        ] {
            assert_eq!(of(&body), expected(code, message, &[]), "{body}");
        }
    }

    /// RFC 6749, 5.2.
    #[test]
    fn errors_of_oauth2() {
        for (body, message) in [
            (
                json!({"error": "invalid_request", "error_description": "Invalid OAuth2 access token"}),
                "Invalid OAuth2 access token (invalid_request)",
            ),
            (json!({"error": "invalid_client"}), "invalid_client"),
            (json!({"error_description": "No"}), "No"),
            (
                json!({"message": "401: Unauthorized", "error": "x"}),
                "401: Unauthorized: x",
            ),
            (json!({"error": {"reason": 1}}), r#"{"reason":1}"#),
        ] {
            assert_eq!(of(&body), expected(0, message, &[]), "{body}");
        }
    }

    #[test]
    fn no_json_at_all() {
        let line = "missing_text_or_fallback_or_attachments";
        assert_eq!(read(line), expected(0, line, &[]));
        assert_eq!(read("\"quoted text\""), expected(0, "quoted text", &[]));
        assert_eq!(read(" \n"), expected(0, "", &[]));
        assert_eq!(read("null"), expected(0, "", &[]));
        assert_eq!(read("<html>502</html>"), expected(0, "", &[]));
        assert_eq!(
            ErrorBody::read(b"<html>502</html>").text,
            "<html>502</html>"
        );
        assert_eq!(
            read("\u{feff}{\"message\": \"x\", \"code\": 5}"),
            expected(5, "x", &[])
        );
        assert_eq!(read(r#"{"message": "cut of"#).1, r#"{"message": "cut of"#);
        assert_eq!(ErrorBody::read(b"\xff\xfe").message, "\u{fffd}\u{fffd}");
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let long = "é".repeat(100_000);
        for body in [
            long.clone(),
            json!({ "message": long }).to_string(),
            json!({ "embeds": [long] }).to_string(),
            json!(vec!["x"; 100_000]).to_string(),
        ] {
            let read = ErrorBody::read(body.as_bytes());
            let fields: usize = read.fields.iter().map(|field| field.message.len()).sum();
            let kept = read.message.len() + read.text.len() + fields;
            assert!(kept < 20_000 + 100 * MAX_TEXT_LENGTH, "{kept}");
            assert!(read.fields.len() <= 100);
        }
    }
}
