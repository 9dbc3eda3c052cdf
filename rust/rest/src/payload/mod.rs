//! The body of a request: JSON, or a multipart body with files.

mod defaults;
mod parts;
pub(crate) mod progress;

use bytes::Bytes;
use http::Method;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::RequestBuilder;
use serde_json::Value;

use crate::request::Request;
use parts::MultipartParts;

pub(crate) use defaults::complete;
pub use progress::UploadProgress;

/// The body of a request, which can be sent several times.
pub(crate) enum Payload {
    /// No body, such as in a `GET`.
    Absent,
    /// A body of 0 bytes.
    Empty,
    Json(Bytes),
    MultipartParts(MultipartParts),
}

impl Payload {
    /// Takes the body out of a request.
    pub(crate) fn from_request(request: &mut Request) -> Self {
        let body = request.body.take();
        if let Some(parts) = MultipartParts::from_request(request, &body) {
            return Self::MultipartParts(parts);
        }
        match body {
            None if request.method == Method::GET => Self::Absent,
            None => Self::Empty,
            Some(body) => Self::Json(json(&body)),
        }
    }

    /// Returns the size in bytes, without the boundaries between parts.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Absent | Self::Empty => 0,
            Self::Json(json) => json.len(),
            Self::MultipartParts(parts) => parts.len(),
        }
    }

    /// Sets it as the body of a request.
    pub(crate) fn attach(&self, builder: RequestBuilder) -> reqwest::Result<RequestBuilder> {
        Ok(match self {
            Self::Absent => builder,
            // Without the header, some servers reject a POST with 411.
            Self::Empty => builder.header(CONTENT_LENGTH, 0),
            Self::Json(json) => builder
                .header(CONTENT_TYPE, "application/json")
                .body(json.clone()),
            Self::MultipartParts(parts) => builder.multipart(parts.form()?),
        })
    }
}

fn json(value: &Value) -> Bytes {
    value.to_string().into()
}
