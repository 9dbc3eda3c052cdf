//! Images from the web, such as avatars.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::client_error::{ClientError, ClientErrorKind};
use crate::image::{self, DecodedImage};

/// The maximum size of a file.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The maximum memory of images that are being decoded or wait to be received, in the unit of [`share`]. Other images
/// wait.
const MAX_DECODED: u32 = 256 * 1024;

/// Loads images. Requests have no token.
#[derive(Clone, Debug)]
pub(crate) struct Downloader {
    client: reqwest::Client,
    memory: Arc<Semaphore>,
}

impl Downloader {
    pub(crate) fn new(
        tls: &rustls::ClientConfig,
        proxy_url: Option<&str>,
    ) -> Result<Self, ClientError> {
        let failed = |error: reqwest::Error| {
            let error = error.without_url();
            ClientError::internal(format!("HTTP is not available: {error}."))
        };
        let mut builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls.clone())
            .timeout(Duration::from_secs(30));
        if let Some(url) = proxy_url {
            let proxy = reqwest::Proxy::all(url).map_err(failed)?;
            builder = builder.proxy(proxy.no_proxy(reqwest::NoProxy::from_env()));
        }
        let client = builder.build().map_err(failed)?;
        Ok(Self {
            client,
            memory: Arc::new(Semaphore::new(MAX_DECODED as usize)),
        })
    }

    /// Loads and decodes the image at this URL.
    pub(crate) async fn load(&self, url: &str) -> Result<DecodedImage, ClientError> {
        let file = self.load_file(url).await?;
        // Even parsing a header may take too long for the other tasks of the thread.
        let header = file.clone();
        let bytes = in_background(move || image::decoded_bytes(&header)).await?;
        let memory = self.memory.clone().acquire_many_owned(share(bytes)).await;
        let memory = memory.map_err(|_| ClientError::cancelled())?;
        let mut decoded = in_background(move || image::decode(&file)).await?;
        decoded._memory = Some(memory);
        Ok(decoded)
    }

    async fn load_file(&self, url: &str) -> Result<Bytes, ClientError> {
        let mut response = self.client.get(url).send().await.map_err(network)?;
        let status = response.status();
        if !status.is_success() {
            return Err(ClientError {
                http_status: status.as_u16(),
                ..ClientError::new(
                    ClientErrorKind::Refused,
                    format!("There is nothing at {url} (HTTP status {status})."),
                    "",
                )
            });
        }
        if response
            .content_length()
            .is_some_and(|length| length > MAX_BYTES as u64)
        {
            return Err(too_large(url));
        }
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(network)? {
            if body.len() + chunk.len() > MAX_BYTES {
                return Err(too_large(url));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }
}

/// Runs a function on a thread for blocking work. A decoder that panics cannot read the file.
async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ClientError> + Send + 'static,
) -> Result<T, ClientError> {
    spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(image::unreadable()))
}

/// Returns the share of the memory for decoded images that this many bytes take, in KiB.
fn share(bytes: usize) -> u32 {
    u32::try_from(bytes / 1024 + 1)
        .unwrap_or(MAX_DECODED)
        .min(MAX_DECODED)
}

fn too_large(url: &str) -> ClientError {
    ClientError::new(
        ClientErrorKind::Network,
        format!(
            "The file at {url} is larger than {} MiB.",
            MAX_BYTES / (1024 * 1024)
        ),
        "",
    )
}

fn network(error: reqwest::Error) -> ClientError {
    ClientError::new(
        ClientErrorKind::Network,
        format!("The download failed: {error}."),
        "Check the URL and the network connection.",
    )
}
