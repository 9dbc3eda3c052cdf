//! Files from the web, such as avatars.

use std::time::Duration;

use bytes::{Bytes, BytesMut};

use crate::failure::{Failure, Kind};

/// No picture is larger; a server that sends more is not believed.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Loads files. No token goes along.
#[derive(Clone, Debug)]
pub(crate) struct Downloader(reqwest::Client);

impl Downloader {
    pub(crate) fn new(tls: &rustls::ClientConfig) -> Result<Self, Failure> {
        reqwest::Client::builder()
            .tls_backend_preconfigured(tls.clone())
            .timeout(Duration::from_secs(30))
            .build()
            .map(Self)
            .map_err(|error| Failure::internal(format!("HTTP is not available: {error}.")))
    }

    pub(crate) async fn load(&self, url: &str) -> Result<Bytes, Failure> {
        let mut response = self.0.get(url).send().await.map_err(network)?;
        let status = response.status();
        if !status.is_success() {
            return Err(Failure {
                http_status: status.as_u16(),
                ..Failure::new(
                    Kind::Refused,
                    format!("There is nothing at {url} (HTTP status {status})."),
                    "",
                )
            });
        }
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(network)? {
            if body.len() + chunk.len() > MAX_BYTES {
                return Err(Failure::new(
                    Kind::Network,
                    format!("What is at {url} is larger than 32 MiB."),
                    "",
                ));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }
}

fn network(error: reqwest::Error) -> Failure {
    Failure::new(
        Kind::Network,
        format!("The download failed: {error}."),
        "See that the address is right and that the network can be reached.",
    )
}
