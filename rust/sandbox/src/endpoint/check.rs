//! The check of an interactions endpoint URL, and of one for webhook events, when it is set.

use axum::http::Method;
use axum::http::request::Parts;
use serde_json::{Value, json};

use super::post::SignedRequest;
use super::signature::sign;
use crate::id::Id;

/// The fields of an application with the URLs that are checked, the type of the ping, and the status that is expected.
const URLS: [(&str, u64, u16); 2] = [
    ("interactions_endpoint_url", 1, 200),
    ("event_webhooks_url", 0, 204),
];

/// Checks the URLs that a request sets. Returns the field of a URL whose server does not do what Discord asks for: respond to a
/// ping, and reject a ping with an invalid signature.
pub async fn verify_change(application: Id, parts: &Parts, body: &Value) -> Option<&'static str> {
    if parts.method != Method::PATCH || !parts.uri.path().contains("/applications/") {
        return None;
    }
    for (field, kind, expected) in URLS {
        let url = body[field].as_str().unwrap_or_default();
        if url.starts_with("http://") && !accepts(application, url, kind, expected).await {
            return Some(field);
        }
    }
    None
}

async fn accepts(application: Id, url: &str, kind: u64, expected: u16) -> bool {
    let body = json!({ "application_id": application, "type": kind, "version": 1 }).to_string();
    let (timestamp, signature) = sign(application, &body);
    let (_, other) = sign(application, "another body");
    let ping = |signature| SignedRequest {
        url,
        body: &body,
        timestamp: &timestamp,
        signature,
    };
    let (valid, invalid) = (ping(&signature), ping(&other));
    let answered = valid.post().await.is_some_and(|(status, response)| {
        let pong: Value = serde_json::from_slice(&response).unwrap_or_default();
        status == expected && (kind == 0 || pong["type"] == 1)
    });
    answered && matches!(invalid.post().await, Some((401, _)))
}
