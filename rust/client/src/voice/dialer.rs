//! Opens the WebSockets of voice connections with the certificates that the client trusts, and over its proxies, like those of the main
//! gateway. UDP knows no such proxies.

use discord_gateway::{DialError, Dialer, NetworkDialer};
use discord_voice::connection::{MAX_MESSAGE_BYTES, VoiceDialer, WebSocketStream};
use discord_voice::gateway::VoiceDialError;
use url::Url;

use crate::network::Network;

/// Dials with the network parts of a client, which are created when they are first needed.
#[derive(Debug)]
pub(super) struct ClientVoiceDialer(pub(super) Network);

impl VoiceDialer for ClientVoiceDialer {
    type Stream = <NetworkDialer as Dialer>::Stream;

    async fn dial(&self, url: &str) -> Result<WebSocketStream<Self::Stream>, VoiceDialError> {
        let failed = |reason: String| VoiceDialError::Failed {
            host: url.to_owned(),
            reason,
        };
        let parsed = Url::parse(url).map_err(|error| failed(error.to_string()))?;
        let parts = self.0.parts().await;
        let parts = parts.map_err(|error| failed(error.to_string()))?;
        let dialer = NetworkDialer::new(parts.tls)
            .with_proxies(parts.proxies)
            .with_max_message_bytes(MAX_MESSAGE_BYTES);
        let host = parsed.host_str().unwrap_or_default();
        let dialed = dialer.dial(&parsed).await;
        dialed.map_err(|error| voice_error(host, error))
    }
}

fn voice_error(host: &str, error: DialError) -> VoiceDialError {
    let host = host.to_owned();
    match error {
        DialError::UntrustedCertificate { reason, .. } => {
            VoiceDialError::UntrustedCertificate { host, reason }
        }
        // Their remedies are about the main gateway.
        DialError::Resolve { reason, .. }
        | DialError::Connect { reason, .. }
        | DialError::Tls { reason, .. }
        | DialError::Handshake { reason, .. } => VoiceDialError::Failed { host, reason },
        other => VoiceDialError::Failed {
            host,
            reason: other.to_string(),
        },
    }
}
