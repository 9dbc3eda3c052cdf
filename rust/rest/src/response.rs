//! What Discord answered.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use crate::error::ErrorKind;
use crate::field_error::flatten;

/// A successful answer.
#[derive(Clone)]
pub struct Response {
    /// The HTTP status, from 200 to 299.
    pub status: u16,
    /// The body; empty with 204.
    pub body: Bytes,
}

/// Shows no content: an answer may hold the token of a webhook.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish()
    }
}

/// The body of an error.
#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    code: u32,
    #[serde(default)]
    message: String,
    #[serde(default)]
    errors: Value,
}

/// What an unsuccessful answer says.
pub(crate) fn failure(status: StatusCode, body: &[u8]) -> ErrorKind {
    let body: Option<Body> = serde_json::from_slice(body).ok();
    let Body {
        code,
        message,
        errors,
    } = body.unwrap_or(Body {
        code: 0,
        message: String::new(),
        errors: Value::Null,
    });
    let message = if message.is_empty() {
        status
            .canonical_reason()
            .unwrap_or("An error without a name")
            .to_owned()
    } else {
        message
    };
    ErrorKind::Discord {
        status: status.as_u16(),
        code,
        message,
        fields: flatten(&errors),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_without_json_still_says_something() {
        let ErrorKind::Discord {
            status,
            code,
            message,
            ..
        } = failure(StatusCode::BAD_GATEWAY, b"<html>")
        else {
            panic!();
        };
        assert_eq!((status, code, message.as_str()), (502, 0, "Bad Gateway"));
    }
}
