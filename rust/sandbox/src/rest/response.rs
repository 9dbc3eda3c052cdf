//! The response to a request.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::fault::Scope;

/// Header names and values.
pub type Headers = Vec<(&'static str, String)>;

const JSON: &str = "application/json";

/// A status, a body and headers.
#[derive(Debug)]
pub struct RestResponse {
    pub status: u16,
    /// The content type of the body, if there is one.
    kind: Option<&'static str>,
    body: Vec<u8>,
    headers: Headers,
    /// Whether it counts towards the ban for invalid requests.
    pub invalid: bool,
}

impl RestResponse {
    fn new(status: u16, kind: Option<&'static str>, body: Vec<u8>) -> RestResponse {
        RestResponse {
            status,
            kind,
            body,
            headers: Headers::new(),
            invalid: matches!(status, 401 | 403),
        }
    }

    /// 200 with a body.
    pub fn json(body: Value) -> RestResponse {
        RestResponse::with_status(200, body)
    }

    /// Any status with a body.
    pub fn with_status(status: u16, body: Value) -> RestResponse {
        RestResponse::new(status, Some(JSON), body.to_string().into())
    }

    /// 204.
    pub fn empty() -> RestResponse {
        RestResponse::new(204, None, Vec::new())
    }

    /// 200 with a file of that content type.
    pub fn file(kind: &'static str, bytes: Vec<u8>) -> RestResponse {
        RestResponse::new(200, Some(kind), bytes)
    }

    /// An error page as a proxy in between makes it.
    pub fn html(status: u16) -> RestResponse {
        let page = format!(
            "<html><head><title>{status}</title></head><body><h1>Error {status}</h1></body></html>"
        );
        let mut response = RestResponse::new(status, Some("text/html; charset=UTF-8"), page.into());
        response.invalid |= status == 429;
        response
    }

    /// A 429. `retry_after` is in seconds.
    pub fn rate_limited(scope: Scope, retry_after: f64) -> RestResponse {
        let body = json!({
            "message": match scope {
                Scope::Shared => "The resource is being rate limited.",
                _ => "You are being rate limited.",
            },
            "retry_after": retry_after,
            "global": scope == Scope::Global,
        });
        let mut headers = vec![
            ("retry-after", format!("{}", retry_after.ceil())),
            ("x-ratelimit-scope", scope.name().to_owned()),
        ];
        if scope == Scope::Global {
            headers.push(("x-ratelimit-global", "true".to_owned()));
        }
        RestResponse {
            headers,
            invalid: scope != Scope::Shared,
            ..RestResponse::with_status(429, body)
        }
    }

    /// With these headers too.
    pub fn with_headers(mut self, headers: Headers) -> RestResponse {
        self.headers.extend(headers);
        self
    }
}

impl From<Value> for RestResponse {
    fn from(body: Value) -> RestResponse {
        RestResponse::json(body)
    }
}

impl From<()> for RestResponse {
    fn from((): ()) -> RestResponse {
        RestResponse::empty()
    }
}

/// 201 with what was created.
pub struct Created(pub Value);

impl From<Created> for RestResponse {
    fn from(Created(body): Created) -> RestResponse {
        RestResponse::with_status(201, body)
    }
}

impl IntoResponse for RestResponse {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Body::from(self.body)).into_response();
        let headers = response.headers_mut();
        if let Some(kind) = self.kind {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        if self.kind == Some(JSON) {
            // What passed Discord's own proxies carries this; libraries tell Cloudflare's answers by its absence.
            headers.insert(header::VIA, HeaderValue::from_static("1.1 google"));
        }
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
        response
    }
}
