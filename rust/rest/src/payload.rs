//! How a request's body travels: as JSON, or in parts beside its files.

use bytes::Bytes;
use http::Method;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::RequestBuilder;
use reqwest::multipart::{Form, Part};
use serde_json::{Map, Value, json};

use crate::request::{File, Request};

/// The body of a request, ready to be sent as often as it takes.
pub(crate) enum Payload {
    /// None, as a `GET` has it.
    Absent,
    /// One of no bytes.
    Empty,
    Json(Bytes),
    Parts {
        json: Bytes,
        files: Vec<File>,
    },
}

impl Payload {
    /// The body of a request with this verb.
    pub(crate) fn new(method: &Method, body: Option<Value>, files: Vec<File>) -> Self {
        match body {
            None if files.is_empty() && *method == Method::GET => Self::Absent,
            None if files.is_empty() => Self::Empty,
            Some(body) if files.is_empty() => Self::Json(body.to_string().into()),
            body => Self::Parts {
                json: with_attachments(body, &files).to_string().into(),
                files,
            },
        }
    }

    /// How many bytes it has, but for the seams between the parts.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Absent | Self::Empty => 0,
            Self::Json(json) => json.len(),
            Self::Parts { json, files } => {
                json.len() + files.iter().map(|file| file.bytes.len()).sum::<usize>()
            }
        }
    }

    /// Puts it onto a request.
    pub(crate) fn attach(&self, builder: RequestBuilder) -> reqwest::Result<RequestBuilder> {
        Ok(match self {
            Self::Absent => builder,
            // Without it, some servers refuse a POST with 411.
            Self::Empty => builder.header(CONTENT_LENGTH, 0),
            Self::Json(json) => builder
                .header(CONTENT_TYPE, "application/json")
                .body(json.clone()),
            Self::Parts { json, files } => builder.multipart(form(json, files)?),
        })
    }
}

/// The parts as Discord wants them: the JSON as `payload_json`, and each file as `files[n]`.
fn form(json: &Bytes, files: &[File]) -> reqwest::Result<Form> {
    let json =
        Part::stream_with_length(json.clone(), json.len() as u64).mime_str("application/json")?;
    files.iter().enumerate().try_fold(
        Form::new().part("payload_json", json),
        |form, (index, file)| {
            let part = Part::stream_with_length(file.bytes.clone(), file.bytes.len() as u64)
                .file_name(file.sent_name());
            let kind = file
                .content_type
                .as_deref()
                .unwrap_or("application/octet-stream");
            Ok(form.part(format!("files[{index}]"), part.mime_str(kind)?))
        },
    )
}

/// The body with an entry in `attachments` for each file, behind those that are kept.
fn with_attachments(body: Option<Value>, files: &[File]) -> Value {
    let mut fields = match body {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let mut attachments = match fields.remove("attachments") {
        Some(Value::Array(kept)) => kept,
        _ => Vec::new(),
    };
    attachments.extend(files.iter().enumerate().map(|(index, file)| {
        let mut entry = json!({"id": index, "filename": file.sent_name()});
        if let Some(description) = &file.description {
            entry["description"] = description.as_str().into();
        }
        entry
    }));
    fields.insert("attachments".into(), attachments.into());
    fields.into()
}

/// Fills in what a message that does not say gets by default.
///
/// The nonce is made here, once for all tries, so that Discord recognises a message it already has. Each message gets its own.
pub(crate) fn complete(request: &mut Request, allowed_mentions: Option<&Value>) {
    let (Some(route), Some(Value::Object(fields))) = (request.route, &mut request.body) else {
        return;
    };
    let takes = |name: &str| route.body.iter().any(|field| field.name == name);
    if takes("allowed_mentions")
        && let Some(default) = allowed_mentions
        && !fields.contains_key("allowed_mentions")
    {
        fields.insert("allowed_mentions".into(), default.clone());
    }
    if route.takes_nonce() {
        if fields.get("nonce").is_none_or(Value::is_null) {
            fields.insert("nonce".into(), nonce().into());
        }
        fields.entry("enforce_nonce").or_insert(Value::Bool(true));
    }
}

/// 24 random letters and digits; Discord takes 25 characters.
fn nonce() -> String {
    std::iter::repeat_with(fastrand::alphanumeric)
        .take(24)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::message::{create_message, edit_message};
    use crate::schema::{Arguments, Route};

    fn request(route: &'static Route, parameters: Value) -> Request {
        let Value::Array(parameters) = parameters else {
            panic!()
        };
        route
            .request(Arguments {
                parameters,
                ..Arguments::default()
            })
            .unwrap()
    }

    fn completed(route: &'static Route, parameters: Value, mentions: Option<&Value>) -> Value {
        let mut request = request(route, parameters);
        complete(&mut request, mentions);
        request.body.unwrap()
    }

    #[test]
    fn each_message_gets_a_nonce_of_its_own() {
        let [one, two] = [(); 2].map(|()| completed(&create_message, json!([1, "hi"]), None));
        assert_eq!(one["nonce"].as_str().unwrap().len(), 24);
        assert_eq!(one["enforce_nonce"], true);
        assert_ne!(one["nonce"], two["nonce"]);
    }

    #[test]
    fn the_callers_nonce_is_kept() {
        let body = completed(
            &create_message,
            json!([1, {"content": "hi", "nonce": "mine"}]),
            None,
        );
        assert_eq!(
            (&body["nonce"], &body["enforce_nonce"]),
            (&json!("mine"), &json!(true))
        );
        let body = completed(
            &create_message,
            json!([1, {"content": "hi", "nonce": 5, "enforce_nonce": false}]),
            None,
        );
        assert_eq!(
            (&body["nonce"], &body["enforce_nonce"]),
            (&json!(5), &json!(false))
        );
    }

    #[test]
    fn mentions_have_a_default_that_can_be_overridden() {
        let none = json!({"parse": []});
        assert_eq!(
            completed(&edit_message, json!([1, 2, "hi"]), Some(&none))["allowed_mentions"],
            none
        );
        let own = completed(
            &edit_message,
            json!([1, 2, {"allowed_mentions": {"parse": ["users"]}}]),
            Some(&none),
        );
        assert_eq!(own["allowed_mentions"], json!({"parse": ["users"]}));
        assert!(
            completed(&edit_message, json!([1, 2, "hi"]), None)
                .get("allowed_mentions")
                .is_none()
        );
        assert!(
            completed(&edit_message, json!([1, 2, "hi"]), None)
                .get("nonce")
                .is_none()
        );
    }

    #[test]
    fn files_are_listed_behind_what_is_kept() {
        let mut spoiler = File::new("a.png", &b"x"[..]);
        spoiler.spoiler = true;
        spoiler.description = Some("A cat".into());
        let files = [spoiler, File::new("b.txt", &b"y"[..])];
        let body = with_attachments(
            Some(json!({"content": "hi", "attachments": [{"id": "77"}]})),
            &files,
        );
        assert_eq!(
            body,
            json!({"content": "hi", "attachments": [
                {"id": "77"},
                {"id": 0, "filename": "SPOILER_a.png", "description": "A cat"},
                {"id": 1, "filename": "b.txt"},
            ]})
        );
    }
}
