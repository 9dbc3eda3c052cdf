//! Bodies: JSON, or a form of `payload_json`, plain fields and files.

use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use axum::http::request::Parts;
use serde_json::{Value, json};

use super::call::decode_pairs;
use super::error::{ApiError, Outcome};
use super::route;
use super::schema::{Kind, Schema};
use crate::change::Upload;

/// The largest body that is read at all, in bytes: ten files of ten MiB and what is around them.
pub const LARGEST_BODY: usize = 104 << 20;
/// The largest single file, in bytes.
const LARGEST_FILE: usize = 10 << 20;

/// The type of a file whose sender names none.
const NOT_SAID: &str = "application/octet-stream";

/// What a body holds.
#[derive(Default)]
pub struct RequestBody {
    /// The JSON, null when there is none.
    pub json: Value,
    /// How long the JSON was, in bytes.
    pub json_size: usize,
    pub files: Vec<BodyFile>,
    /// Whether it came as `application/x-www-form-urlencoded`, which few routes take.
    pub url_encoded: bool,
}

/// A file of a form.
pub struct BodyFile {
    /// The name of its field, as `files[0]`.
    pub field: String,
    pub upload: Upload,
}

/// Reads a body. What cannot be read is an error to answer with.
pub async fn read(parts: &Parts, body: Body) -> Outcome<RequestBody> {
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        return read_multipart(parts, body).await;
    }
    let bytes = axum::body::to_bytes(body, LARGEST_BODY).await;
    let bytes = bytes.map_err(|_| ApiError::TOO_LARGE)?;
    if bytes.is_empty() {
        return Ok(RequestBody::default());
    }
    if kind.starts_with("application/x-www-form-urlencoded") {
        return read_url_encoded(&bytes, schema_of(parts));
    }
    if !kind.starts_with("application/json") {
        return Err(ApiError::content_type());
    }
    let json = read_json(&bytes)?;
    Ok(RequestBody {
        json,
        json_size: bytes.len(),
        ..RequestBody::default()
    })
}

/// A form without files, as the HTTP client of Python's aiohttp sends it.
fn read_url_encoded(bytes: &[u8], schema: Option<&Schema>) -> Outcome<RequestBody> {
    let mut form = RequestBody {
        json: json!({}),
        json_size: bytes.len(),
        url_encoded: true,
        ..RequestBody::default()
    };
    for (name, text) in decode_pairs(&String::from_utf8_lossy(bytes)) {
        // The second is Slack's name for it.
        if matches!(&*name, "payload_json" | "payload") {
            form.json = read_json(text.as_bytes())?;
        } else if form.json.is_object() {
            form.json[&name] = plain_field(&name, &text, schema);
        }
    }
    Ok(form)
}

/// The schema of what a request says.
fn schema_of(parts: &Parts) -> Option<&'static Schema> {
    let (route, _) = route::of_request(parts).ok()?;
    Schema::of_operation(route.method, route.path)
}

/// A field that is not in JSON. Discord reads numbers and truth values from text where a field is one.
fn plain_field(name: &str, text: &str, schema: Option<&Schema>) -> Value {
    let field = schema.and_then(|schema| schema.property(name));
    let is_text = field.is_some_and(|field| field.may_be(Kind::String));
    match text {
        "true" | "True" if !is_text => Value::Bool(true),
        "false" | "False" if !is_text => Value::Bool(false),
        _ => match text.parse::<i64>() {
            Ok(number) if !is_text => number.into(),
            _ => Value::String(text.to_owned()),
        },
    }
}

/// A body in JSON, with ids as texts. Discord takes them as numbers as well, and always answers with texts.
fn read_json(bytes: &[u8]) -> Outcome {
    let mut json = serde_json::from_slice(bytes).map_err(|_| ApiError::INVALID_JSON)?;
    write_ids("", &mut json);
    Ok(json)
}

fn write_ids(name: &str, value: &mut Value) {
    match value {
        Value::Number(number) if name.ends_with("_id") || name.ends_with("_ids") => {
            // What is smaller is a number of another kind, as that of a poll's answer.
            if let Some(id) = number.as_u64().filter(|id| *id >= 1 << 22) {
                *value = Value::String(id.to_string());
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| write_ids(name, value)),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(name, value)| write_ids(name, value)),
        _ => {}
    }
}

async fn read_multipart(parts: &Parts, body: Body) -> Outcome<RequestBody> {
    let schema = schema_of(parts);
    let request = Request::from_parts(parts.clone(), body);
    let multipart = Multipart::from_request(request, &()).await;
    let mut multipart = multipart.map_err(|_| ApiError::INVALID_FORM)?;
    let mut form = RequestBody::default();
    while let Some(field) = multipart
        .next_field()
        .await
        .map_err(|_| ApiError::INVALID_FORM)?
    {
        let name = field.name().unwrap_or_default().to_owned();
        let filename = field.file_name().map(str::to_owned);
        let said = field.content_type().filter(|said| *said != NOT_SAID);
        let said = said.map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| ApiError::TOO_LARGE)?;
        if let Some(filename) = filename {
            if bytes.len() > LARGEST_FILE {
                return Err(ApiError::TOO_LARGE);
            }
            let by_name = || {
                mime_guess::from_path(&filename)
                    .first_raw()
                    .map(str::to_owned)
            };
            let upload = Upload {
                filename: plain_name(&filename),
                content_type: said.or_else(by_name),
                description: None,
                bytes: bytes.to_vec(),
            };
            form.files.push(BodyFile {
                field: name,
                upload,
            });
        } else if name == "payload_json" {
            form.json_size = bytes.len();
            form.json = read_json(&bytes)?;
        } else {
            if !form.json.is_object() {
                form.json = json!({});
            }
            let text = String::from_utf8_lossy(&bytes);
            form.json[&name] = plain_field(&name, &text, schema);
        }
    }
    Ok(form)
}

/// A name that can stand in a URL, as Discord makes them: everything unusual becomes an underscore.
pub fn plain_name(filename: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let name = filename.replace(|c| !is_plain(c), "_");
    match name.trim_start_matches('.') {
        "" => "file".to_owned(),
        name => name.to_owned(),
    }
}
