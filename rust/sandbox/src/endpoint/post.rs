//! Signed requests to an application.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, Uri, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;

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
        let uri: Uri = self.url.parse().ok()?;
        let (host, port) = (uri.host()?, uri.port_u16().unwrap_or(80));
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let stream = TcpStream::connect((host.trim_matches(['[', ']']), port))
            .await
            .ok()?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.ok()?;
        let connection = tokio::spawn(connection);
        let request = Request::post(path)
            .header(header::HOST, uri.authority()?.as_str())
            .header(
                header::USER_AGENT,
                "Discord-Interactions/1.0 (+https://discord.com)",
            )
            .header(header::CONTENT_TYPE, "application/json")
            .header("X-Signature-Ed25519", self.signature)
            .header("X-Signature-Timestamp", self.timestamp)
            .body(Full::new(Bytes::from(self.body.to_owned())))
            .ok()?;
        let response = sender.send_request(request).await.ok()?;
        let status = response.status().as_u16();
        let body = Limited::new(response.into_body(), LARGEST_RESPONSE)
            .collect()
            .await;
        connection.abort();
        Some((status, body.ok()?.to_bytes()))
    }
}
