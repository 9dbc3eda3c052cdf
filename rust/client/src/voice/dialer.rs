//! Opens the WebSockets of voice connections with the certificates that the client trusts.

use discord_voice::connection::{NetworkVoiceDialer, VoiceDialError, VoiceDialer, WebSocketStream};

use crate::network::Network;

/// Dials with the network parts of a client, which are created when they are first needed.
#[derive(Debug)]
pub(super) struct ClientVoiceDialer(pub(super) Network);

impl VoiceDialer for ClientVoiceDialer {
    type Stream = <NetworkVoiceDialer as VoiceDialer>::Stream;

    async fn dial(&self, url: &str) -> Result<WebSocketStream<Self::Stream>, VoiceDialError> {
        let parts = self.0.parts().await.map_err(|failure| VoiceDialError {
            host: url.to_owned(),
            reason: failure.to_string(),
        })?;
        NetworkVoiceDialer::new(parts.tls).dial(url).await
    }
}
