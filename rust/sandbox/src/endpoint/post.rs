//! Signed requests to an application.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use tokio::time::timeout;

const USER_AGENT: &str = "Discord-Interactions/1.0 (+https://discord.com)";

/// How long Discord waits for a response.
const PATIENCE: Duration = Duration::from_secs(3);

/// The largest response that is read, in bytes.
const LARGEST_RESPONSE: usize = 1 << 20;

/// A signed request.
pub struct SignedRequest<'a> {
    pub url: &'a str,
    pub body: &'a str,
    pub timestamp: &'a str,
    pub signature: &'a str,
}

impl SignedRequest<'_> {
    /// Sends it. Returns the status and the body of the response; `None` if there is none in time.
    pub async fn post(&self) -> Option<(u16, Bytes)> {
        timeout(PATIENCE, self.send()).await.ok()?
    }

    async fn send(&self) -> Option<(u16, Bytes)> {
        let request = Request::post(self.url)
            .header(header::USER_AGENT, USER_AGENT)
            .header(header::CONTENT_TYPE, "application/json")
            .header("X-Signature-Ed25519", self.signature)
            .header("X-Signature-Timestamp", self.timestamp)
            .body(Full::new(Bytes::from(self.body.to_owned())))
            .ok()?;
        let client = Client::builder(TokioExecutor::new()).build_http();
        let response = client.request(request).await.ok()?;
        let status = response.status().as_u16();
        let body = Limited::new(response.into_body(), LARGEST_RESPONSE);
        Some((status, body.collect().await.ok()?.to_bytes()))
    }
}
