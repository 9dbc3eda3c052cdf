//! Responses of Discord.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::error::ErrorKind;
use crate::error_body::{ErrorBody, without_bom};

/// A successful response.
#[derive(Clone)]
pub struct Response {
    /// The HTTP status, from 200 to 299.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; empty with 204.
    pub body: Bytes,
}

impl Response {
    /// Returns the body as JSON text, without the byte order mark that some proxies put in front of it.
    pub fn json_body(&self) -> Bytes {
        self.body.slice_ref(without_bom(&self.body))
    }
}

/// Shows no content, since a response may have the token of a webhook.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish()
    }
}

/// Returns the error of an unsuccessful response.
pub(crate) fn response_error(status: StatusCode, body: &[u8]) -> ErrorKind {
    let body = ErrorBody::read(body);
    let message = if body.message.is_empty() {
        status
            .canonical_reason()
            .unwrap_or("An error without a name")
            .to_owned()
    } else {
        body.message
    };
    ErrorKind::Discord {
        status: status.as_u16(),
        code: body.code,
        message,
        fields: body.fields,
        body: body.text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_json() {
        for (body, json) in [("\u{feff}{}", "{}"), ("{}", "{}"), ("", "")] {
            let body = Bytes::from_static(body.as_bytes());
            let response = Response {
                status: 200,
                headers: HeaderMap::new(),
                body,
            };
            assert_eq!(response.json_body(), json);
        }
    }

    #[test]
    fn an_error_without_json_still_says_something() {
        let ErrorKind::Discord {
            status,
            code,
            message,
            ..
        } = response_error(StatusCode::BAD_GATEWAY, b"<html>")
        else {
            panic!();
        };
        assert_eq!((status, code, message.as_str()), (502, 0, "Bad Gateway"));
    }
}
