//! A multipart body.

use std::convert::Infallible;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::stream;
use reqwest::Body;
use reqwest::multipart::{Form, Part};
use serde_json::{Map, Value, json};

use super::{UploadProgress, json};
use crate::request::{File, Request};
use crate::schema::Files;

/// The size of the chunks in which a file is passed to the network. The progress of an upload has this resolution.
const CHUNK: usize = 32 * 1024;

/// The parts of a multipart body.
pub(crate) struct MultipartParts {
    texts: Vec<Text>,
    files: Vec<(String, File)>,
    progress: Arc<UploadProgress>,
}

struct Text {
    name: String,
    content: Bytes,
    /// The media type; `None` for a field.
    kind: Option<&'static str>,
}

impl MultipartParts {
    /// Creates the parts of a request, if it has a multipart body.
    pub(super) fn from_request(request: &mut Request, body: &Option<Value>) -> Option<Self> {
        let encoding = request
            .route
            .map_or(Files::Attachments(None), |route| route.files);
        if request.files.is_empty() && encoding != Files::Multipart {
            return None;
        }
        let files = std::mem::take(&mut request.files);
        let texts = match (encoding, body) {
            (Files::Multipart, Some(Value::Object(fields))) => fields.iter().map(field).collect(),
            (Files::Attachments(place), body) => {
                vec![payload_json(&with_attachments(body.clone(), place, &files))]
            }
            (_, Some(body)) => vec![payload_json(body)],
            (_, None) => Vec::new(),
        };
        let files = files.into_iter().enumerate().map(|(index, file)| {
            let name = file
                .field
                .map_or_else(|| format!("files[{index}]"), str::to_owned);
            (name, file)
        });
        Some(Self {
            texts,
            files: files.collect(),
            progress: request.progress.clone(),
        })
    }

    pub(super) fn len(&self) -> usize {
        let texts: usize = self.texts.iter().map(|text| text.content.len()).sum();
        let files: usize = self.files.iter().map(|(_, file)| file.bytes.len()).sum();
        texts + files
    }

    /// Returns the multipart form for one attempt.
    pub(super) fn form(&self) -> reqwest::Result<Form> {
        let total: usize = self.files.iter().map(|(_, file)| file.bytes.len()).sum();
        self.progress.begin(total as u64);
        let mut form = Form::new();
        for text in &self.texts {
            let part = Part::stream_with_length(text.content.clone(), text.content.len() as u64);
            form = form.part(
                text.name.clone(),
                match text.kind {
                    Some(kind) => part.mime_str(kind)?,
                    None => part,
                },
            );
        }
        for (name, file) in &self.files {
            let part = Part::stream_with_length(self.body(file), file.bytes.len() as u64)
                .file_name(file.sent_name())
                .mime_str(file.media_type())?;
            form = form.part(name.clone(), part);
        }
        Ok(form)
    }

    /// Returns a file in chunks, each of which is counted.
    fn body(&self, file: &File) -> Body {
        let (mut rest, progress) = (file.bytes.clone(), self.progress.clone());
        let chunks = std::iter::from_fn(move || {
            let chunk = rest.split_to(rest.len().min(CHUNK));
            progress.add(chunk.len() as u64);
            (!chunk.is_empty()).then_some(Ok::<_, Infallible>(chunk))
        });
        Body::wrap_stream(stream::iter(chunks))
    }
}

fn payload_json(body: &Value) -> Text {
    Text {
        name: "payload_json".to_owned(),
        content: json(body),
        kind: Some("application/json"),
    }
}

/// Returns a field as a part. Text is sent as it is, other values as JSON.
fn field((name, value): (&String, &Value)) -> Text {
    let content = match value {
        Value::String(text) => text.clone().into(),
        other => json(other),
    };
    Text {
        name: name.clone(),
        content,
        kind: None,
    }
}

/// Returns the body, with an entry for each file appended to the `attachments` of the message.
fn with_attachments(body: Option<Value>, place: Option<&str>, files: &[File]) -> Value {
    let mut fields = match body {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    match place {
        None => attach(&mut fields, files),
        Some(key) => {
            if let Value::Object(message) = fields.entry(key).or_insert_with(|| json!({})) {
                attach(message, files);
            }
        }
    }
    fields.into()
}

fn attach(message: &mut Map<String, Value>, files: &[File]) {
    let mut attachments = match message.remove("attachments") {
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
    message.insert("attachments".into(), attachments.into());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> [File; 2] {
        let mut spoiler = File::new("a.png", &b"x"[..]);
        spoiler.spoiler = true;
        spoiler.description = Some("A cat".into());
        [spoiler, File::new("b.txt", &b"y"[..])]
    }

    #[test]
    fn files_are_listed_behind_what_is_kept() {
        let body = with_attachments(
            Some(json!({"content": "hi", "attachments": [{"id": "77"}]})),
            None,
            &files(),
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

    #[test]
    fn files_of_a_message_inside_the_body_are_listed_there() {
        let body = with_attachments(Some(json!({"type": 4})), Some("data"), &files());
        assert_eq!(body["type"], 4);
        assert_eq!(body["data"]["attachments"][1]["filename"], "b.txt");
        assert!(body.get("attachments").is_none());
    }
}
