//! How a connection gets its WebSocket.

use std::future::Future;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_tungstenite::WebSocketStream;

use crate::gateway::VoiceDialError;

/// The longest message of a voice server: a Welcome to a group of 99 members has 26 KB.
pub const MAX_MESSAGE_BYTES: usize = 1 << 20;

/// Opens the WebSocket of a voice connection: over the network with TLS, or in some other way for a test.
pub trait VoiceDialer: Send + Sync + 'static {
    /// What the WebSocket runs on.
    type Stream: AsyncRead + AsyncWrite + Unpin + Send + 'static;

    /// Opens a WebSocket to this URL, whose messages may have [`MAX_MESSAGE_BYTES`]. The connection bounds the time, by dropping the future.
    fn dial(
        &self,
        url: &str,
    ) -> impl Future<Output = Result<WebSocketStream<Self::Stream>, VoiceDialError>> + Send;
}
