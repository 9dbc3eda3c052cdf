//! Opens the WebSockets of voice connections like those of the main gateway. UDP knows no proxies.

use std::sync::Arc;

use discord_gateway::{DialError, Dialer, NetworkDialer};
use discord_voice::connection::{MAX_MESSAGE_BYTES, VoiceDialer, WebSocketStream};
use discord_voice::gateway::VoiceDialError;
use url::Url;

use crate::network::Network;

/// Opens the WebSockets of voice connections over TCP and TLS.
#[derive(Clone, Debug)]
pub struct NetworkVoiceDialer(NetworkDialer);

impl NetworkVoiceDialer {
    /// Creates a dialer with this TLS configuration, without a proxy.
    pub fn new(tls: Arc<rustls::ClientConfig>) -> Self {
        NetworkDialer::new(tls).into()
    }
}

impl From<NetworkDialer> for NetworkVoiceDialer {
    fn from(dialer: NetworkDialer) -> Self {
        Self(dialer.with_max_message_bytes(MAX_MESSAGE_BYTES))
    }
}

impl VoiceDialer for NetworkVoiceDialer {
    type Stream = <NetworkDialer as Dialer>::Stream;

    async fn dial(&self, url: &str) -> Result<WebSocketStream<Self::Stream>, VoiceDialError> {
        let parsed = Url::parse(url).map_err(|error| failed(url, error.to_string()))?;
        let host = parsed.host_str().unwrap_or_default();
        let dialed = self.0.dial(&parsed).await;
        dialed.map_err(|error| voice_error(host, error))
    }
}

/// Dials with the certificates that a client trusts, and over its proxies, which are read when they are first needed.
#[derive(Debug)]
pub(super) struct ClientVoiceDialer(pub(super) Network);

impl VoiceDialer for ClientVoiceDialer {
    type Stream = <NetworkVoiceDialer as VoiceDialer>::Stream;

    async fn dial(&self, url: &str) -> Result<WebSocketStream<Self::Stream>, VoiceDialError> {
        let parts = self.0.parts().await;
        let parts = parts.map_err(|error| failed(url, error.to_string()))?;
        let dialer = NetworkDialer::new(parts.tls).with_proxies(parts.proxies);
        NetworkVoiceDialer::from(dialer).dial(url).await
    }
}

fn failed(host: &str, reason: String) -> VoiceDialError {
    let host = host.to_owned();
    VoiceDialError::Failed { host, reason }
}

fn voice_error(host: &str, error: DialError) -> VoiceDialError {
    match error {
        DialError::UntrustedCertificate { reason, .. } => {
            let host = host.to_owned();
            VoiceDialError::UntrustedCertificate { host, reason }
        }
        // Their remedies are about the main gateway.
        DialError::Resolve { reason, .. }
        | DialError::Connect { reason, .. }
        | DialError::Tls { reason, .. }
        | DialError::Handshake { reason, .. } => failed(host, reason),
        other => failed(host, other.to_string()),
    }
}
