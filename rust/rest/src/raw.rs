//! Requests to endpoints that are not in the route table.

use std::sync::Arc;

use http::Method;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use serde_json::{Map, Value};

use crate::extra_headers;
use crate::request::{File, Request, RequestSettings};
use crate::routes;
use crate::schema::{ArgumentError, query_pairs};

/// The characters that are encoded in a path. A percent sign is not, since it may begin an encoded character.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'\\');

/// The name of the route in errors.
const NAME: &str = "request";

/// A request by method and path. It has no `Debug`, since a path may have the token of a webhook.
#[derive(Default)]
pub struct RawRequest {
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: String,
    /// The path below the API's base, such as `/channels/123/messages`. It may end with a query string.
    pub path: String,
    /// More query parameters. A list repeats its key.
    pub query: Map<String, Value>,
    /// The JSON body, if there is one.
    pub body: Option<Value>,
    /// The files to send, in the same way as those of a message.
    pub files: Vec<File>,
    /// The reason for the audit log; 1 to 512 characters.
    pub reason: Option<String>,
    /// Additional headers.
    pub headers: Map<String, Value>,
}

impl RawRequest {
    /// Checks what can be checked without a route, and builds the request. It is subject to the same rate limits as all others.
    pub fn request(self) -> Result<Request, ArgumentError> {
        let wrong = |problem: String| ArgumentError {
            route: NAME,
            problem,
        };
        let method = match self.method.to_ascii_uppercase().as_str() {
            "GET" => Method::GET,
            "POST" => Method::POST,
            "PUT" => Method::PUT,
            "PATCH" => Method::PATCH,
            "DELETE" => Method::DELETE,
            other => {
                return Err(wrong(format!(
                    "method is \"{other}\"; it takes GET, POST, PUT, PATCH or DELETE"
                )));
            }
        };
        let (path, in_path) = self.path.split_once('?').unwrap_or((&self.path, ""));
        let path = encode(path).map_err(|problem| wrong(format!("path {problem}")))?;
        if let Some(length) = self.reason.as_ref().map(|reason| reason.chars().count())
            && !(1..=512).contains(&length)
        {
            return Err(wrong(format!(
                "reason is {length} characters long; Discord allows 1 to 512"
            )));
        }
        if method == Method::GET && (self.body.is_some() || !self.files.is_empty()) {
            return Err(wrong("a GET has no body and no files".into()));
        }
        let headers = extra_headers::checked(&self.headers).map_err(wrong)?;
        let query = url::form_urlencoded::parse(in_path.as_bytes())
            .into_owned()
            .chain(
                self.query
                    .into_iter()
                    .flat_map(|(name, value)| query_pairs(name, value)),
            )
            .collect();
        let template = template(&method, &path).into();
        Ok(Request {
            route: None,
            method,
            template,
            path,
            query,
            body: self.body,
            files: self.files,
            media: Vec::new(),
            reason: self.reason,
            progress: Arc::default(),
            headers,
            settings: RequestSettings::default(),
        })
    }
}

/// Returns the encoded path, which cannot leave the base URL.
fn encode(path: &str) -> Result<String, &'static str> {
    if path.contains("://") || path.starts_with("//") {
        return Err("is a complete URL; use the part after /api/v10, such as /channels/123");
    }
    let path = path.trim_matches('/');
    if path.is_empty() {
        return Err("is empty; it should look like /channels/123");
    }
    for segment in path.split('/') {
        let decoded = percent_decode_str(segment).decode_utf8_lossy();
        if decoded.is_empty() || decoded == "." || decoded == ".." {
            return Err("has a segment that is empty or climbs up");
        }
    }
    Ok(format!("/{}", utf8_percent_encode(path, PATH)))
}

/// Returns the template of a path: that of a route, or otherwise one without anything that looks like an id or a
/// secret.
fn template(method: &Method, path: &str) -> String {
    match routes::all().find(|route| route.method == method && matches(route.template, path)) {
        Some(route) => route.template.to_owned(),
        None => guess(path),
    }
}

fn matches(template: &str, path: &str) -> bool {
    let (mut places, mut segments) = (template.split('/'), path.split('/'));
    loop {
        match (places.next(), segments.next()) {
            (None, None) => return true,
            (Some(place), Some(segment)) if place.starts_with('{') || place == segment => {}
            _ => return false,
        }
    }
}

/// Returns the template of a path that is not in the route table.
fn guess(path: &str) -> String {
    let mut guessed = String::new();
    let mut before: [&str; 2] = ["", ""];
    for segment in path.split('/').skip(1) {
        let is_word = (1..=40).contains(&segment.len())
            && segment
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_' | b'@'));
        guessed.push('/');
        guessed += match before {
            ["webhooks" | "interactions", _] => "{token}",
            [_, "reactions"] => "{emoji}",
            [_, "invites" | "templates"] => "{code}",
            _ if is_word => segment,
            _ => "{id}",
        };
        before = [before[1], segment];
    }
    guessed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(method: &str, path: &str) -> Result<Request, ArgumentError> {
        RawRequest {
            method: method.into(),
            path: path.into(),
            ..RawRequest::default()
        }
        .request()
    }

    #[test]
    fn a_known_path_has_the_template_of_the_table() {
        assert_eq!(
            raw("GET", "/channels/1/messages/2").unwrap().template,
            "/channels/{channel_id}/messages/{message_id}"
        );
        assert_eq!(raw("GET", "/users/@me").unwrap().template, "/users/@me");
        assert_eq!(
            raw("GET", "/users/175928847299117063").unwrap().template,
            "/users/{user_id}"
        );
    }

    #[test]
    fn a_guessed_template_holds_neither_ids_nor_secrets() {
        let table = [
            (
                "/webhooks/1/s3cret/messages/@original",
                "/webhooks/{id}/{token}/messages/@original",
            ),
            ("/webhooks/1/lowercase", "/webhooks/{id}/{token}"),
            (
                "/interactions/1/s3cret/callback",
                "/interactions/{id}/{token}/callback",
            ),
            (
                "/channels/1/messages/2/reactions/%F0%9F%94%A5/3",
                "/channels/{id}/messages/{id}/reactions/{emoji}/{id}",
            ),
            ("/invites/abcdef", "/invites/{code}"),
            ("/guilds/templates/abcdef", "/guilds/templates/{code}"),
            ("/brand-new/5/thing", "/brand-new/{id}/thing"),
        ];
        for (path, template) in table {
            assert_eq!(guess(path), template, "{path}");
        }
    }

    #[test]
    fn paths_stay_below_the_base() {
        for path in [
            "",
            "/",
            "/../oauth2",
            "/a/%2e%2E/b",
            "/a//b",
            "https://example.org/",
            "//example.org",
            "/./a",
        ] {
            assert!(raw("GET", path).is_err(), "{path:?}");
        }
        assert_eq!(raw("GET", "channels/1").unwrap().path, "/channels/1");
        assert_eq!(
            raw("GET", "/channels/ä b").unwrap().path,
            "/channels/%C3%A4%20b"
        );
    }

    #[test]
    fn queries_come_from_both_places() {
        let mut request = RawRequest {
            method: "get".into(),
            path: "/guilds/1?with_counts=true".into(),
            ..RawRequest::default()
        };
        request.query.insert("id".into(), serde_json::json!([1, 2]));
        let pairs = request.request().unwrap().query;
        let expected = [("with_counts", "true"), ("id", "1"), ("id", "2")];
        assert_eq!(
            pairs,
            expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
    }

    #[test]
    fn verbs_are_checked() {
        assert!(
            raw("BREW", "/coffee")
                .unwrap_err()
                .to_string()
                .starts_with("request: method is \"BREW\"")
        );
    }
}
