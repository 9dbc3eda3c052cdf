//! How a connection gets its WebSocket.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use discord_model::USER_AGENT;
use rustls::ClientConfig;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::header::{HeaderValue, USER_AGENT as USER_AGENT_HEADER};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream, client_async_tls_with_config};
use url::Url;

use crate::gateway::VoiceDialError;

/// An address that does not answer within this time gives way to the next.
const PER_ADDRESS: Duration = Duration::from_secs(3);

/// The longest message of a voice server: a Welcome to a group of 99 members has 26 KB.
pub const MAX_MESSAGE_BYTES: usize = 1 << 20;

/// The most bytes that wait to be sent.
const MAX_UNSENT: usize = 256 << 10;

/// Opens the WebSocket of a voice connection: over the network as [`NetworkVoiceDialer`] does, or in some other way for a test.
pub trait VoiceDialer: Send + Sync + 'static {
    /// What the WebSocket runs on.
    type Stream: AsyncRead + AsyncWrite + Unpin + Send + 'static;

    /// Opens a WebSocket to this URL. The connection bounds the time, by dropping the future.
    fn dial(
        &self,
        url: &str,
    ) -> impl Future<Output = Result<WebSocketStream<Self::Stream>, VoiceDialError>> + Send;
}

/// Dials over TCP and TLS, without a proxy.
#[derive(Clone, Debug)]
pub struct NetworkVoiceDialer {
    tls: Arc<ClientConfig>,
}

impl NetworkVoiceDialer {
    /// Dials with these trusted roots and this cryptography.
    pub fn new(tls: Arc<ClientConfig>) -> Self {
        Self { tls }
    }
}

impl VoiceDialer for NetworkVoiceDialer {
    type Stream = MaybeTlsStream<TcpStream>;

    async fn dial(&self, url: &str) -> Result<WebSocketStream<Self::Stream>, VoiceDialError> {
        let parsed = Url::parse(url).ok();
        let host = parsed.as_ref().and_then(Url::host_str).unwrap_or_default();
        let port = parsed.as_ref().and_then(Url::port_or_known_default);
        let failed = |reason: String| VoiceDialError::Failed {
            host: host.to_owned(),
            reason,
        };
        let tcp = connect(host, port.unwrap_or(443)).await.map_err(failed)?;
        let mut request = url
            .into_client_request()
            .map_err(|error| failed(error.to_string()))?;
        request
            .headers_mut()
            .insert(USER_AGENT_HEADER, HeaderValue::from_static(USER_AGENT));
        let limits = WebSocketConfig::default()
            .max_message_size(Some(MAX_MESSAGE_BYTES))
            .max_frame_size(Some(MAX_MESSAGE_BYTES))
            .write_buffer_size(0)
            .max_write_buffer_size(MAX_UNSENT);
        let tls = Connector::Rustls(self.tls.clone());
        client_async_tls_with_config(request, tcp, Some(limits), Some(tls))
            .await
            .map(|(socket, _)| socket)
            .map_err(|error| match untrusted(&error) {
                Some(reason) => VoiceDialError::UntrustedCertificate {
                    host: host.to_owned(),
                    reason,
                },
                None => failed(error.to_string()),
            })
    }
}

/// What is wrong with the certificate, if that is why the connection failed.
fn untrusted(error: &Error) -> Option<String> {
    let Error::Io(error) = error else {
        return None;
    };
    let error = error.get_ref()?.downcast_ref::<rustls::Error>()?;
    matches!(error, rustls::Error::InvalidCertificate(_)).then(|| error.to_string())
}

/// Connects to the first address of the host that answers.
async fn connect(host: &str, port: u16) -> Result<TcpStream, String> {
    // An IPv6 address has brackets in a URL, and only there.
    let name = host.trim_start_matches('[').trim_end_matches(']');
    let addresses = lookup_host((name, port)).await;
    let mut reason = "it has no address".to_owned();
    for address in addresses.map_err(|error| error.to_string())? {
        match timeout(PER_ADDRESS, TcpStream::connect(address)).await {
            Ok(Ok(tcp)) => {
                // Heartbeats are small and shall not wait. A system that cannot is no worse than slow.
                tcp.set_nodelay(true).ok();
                return Ok(tcp);
            }
            Ok(Err(error)) => reason = error.to_string(),
            Err(_) => reason = "no answer".to_owned(),
        }
    }
    Err(reason)
}
