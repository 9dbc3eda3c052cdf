//! A response with its status and its headers.

use bytes::Bytes;
use discord_model::decode::from_slice;
use discord_rest::Response;
use serde_json::Value;

use crate::client_error::ClientError;

/// A successful response, with everything that Discord sent.
#[derive(Debug)]
pub struct WholeResponse {
    /// The HTTP status, from 200 to 299.
    pub status: u16,
    /// The names of the headers in lower case, and their values. The values of a header that was sent several times are
    /// joined with commas.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: ResponseBody,
}

/// The body of a response.
#[derive(Debug, PartialEq)]
pub enum ResponseBody {
    /// JSON; null if the body is empty.
    Json(Value),
    /// Anything else, such as an image.
    Bytes(Bytes),
}

impl WholeResponse {
    /// Decodes a response.
    pub(crate) fn decode(response: &Response) -> Result<Self, ClientError> {
        let mut headers: Vec<(String, String)> = Vec::new();
        for (name, value) in &response.headers {
            let value = String::from_utf8_lossy(value.as_bytes());
            match headers.iter_mut().find(|(known, _)| known == name.as_str()) {
                Some((_, values)) => *values = format!("{values}, {value}"),
                None => headers.push((name.as_str().to_owned(), value.into_owned())),
            }
        }
        let content_type = headers.iter().find(|(name, _)| name == "content-type");
        let is_json = content_type.is_some_and(|(_, value)| value.starts_with("application/json"));
        let body = match response.body.is_empty() {
            true => ResponseBody::Json(Value::Null),
            false if is_json => {
                let json = from_slice(&response.json_body()).ok().flatten();
                ResponseBody::Json(json.ok_or_else(ClientError::unreadable)?)
            }
            false => ResponseBody::Bytes(response.body.clone()),
        };
        Ok(Self {
            status: response.status,
            headers,
            body,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn response(headers: &[(&'static str, &'static str)], body: &'static str) -> Response {
        let mut response = Response {
            status: 200,
            headers: Default::default(),
            body: Bytes::from_static(body.as_bytes()),
        };
        for (name, value) in headers {
            response.headers.append(*name, value.parse().unwrap());
        }
        response
    }

    #[test]
    fn json_and_other_bodies() {
        let json_type = ("content-type", "application/json; charset=utf-8");
        let decoded = |headers: &[_], body| {
            WholeResponse::decode(&response(headers, body))
                .unwrap()
                .body
        };
        assert_eq!(
            decoded(&[json_type], "{\"a\": 1}"),
            ResponseBody::Json(json!({"a": 1}))
        );
        assert_eq!(decoded(&[], ""), ResponseBody::Json(Value::Null));
        let image = ResponseBody::Bytes(Bytes::from_static(b"PNG"));
        assert_eq!(decoded(&[("content-type", "image/png")], "PNG"), image);
        assert!(WholeResponse::decode(&response(&[json_type], "{")).is_err());
    }

    #[test]
    fn headers_that_are_sent_twice_are_joined() {
        let whole = WholeResponse::decode(&response(&[("X-A", "1"), ("x-a", "2")], "")).unwrap();
        assert_eq!(whole.headers, [("x-a".to_owned(), "1, 2".to_owned())]);
    }
}
