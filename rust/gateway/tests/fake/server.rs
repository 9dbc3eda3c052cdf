//! The server side of one connection.

use std::time::Duration;

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::io::DuplexStream;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role};
use url::Url;

use super::RESUME;
use super::codec::Codec;

/// Longer than any wait of a shard. Tests pause the time, so this takes no time.
const HANG: Duration = Duration::from_secs(3600);

pub struct Server {
    /// The dialed URL.
    pub url: Url,
    socket: WebSocketStream<DuplexStream>,
    codec: Option<Codec>,
}

impl Server {
    pub async fn new(pipe: DuplexStream, url: Url) -> Self {
        let codec = Codec::of(&url);
        Self {
            url,
            socket: WebSocketStream::from_raw_socket(pipe, Role::Server, None).await,
            codec,
        }
    }

    /// Sends a payload, compressed if the client asked for it.
    pub async fn send(&mut self, payload: &str) {
        let message = match self.packet(payload) {
            Some(packet) => Message::binary(packet),
            None => Message::text(payload),
        };
        self.send_raw(message).await;
    }

    /// Returns the payload as the next packet of the compressed stream. `None` if the client did not request
    /// compression.
    pub fn packet(&mut self, payload: &str) -> Option<Vec<u8>> {
        Some(self.codec.as_mut()?.packet(payload))
    }

    /// Sends a WebSocket message unchanged.
    pub async fn send_raw(&mut self, message: Message) {
        self.socket.send(message).await.unwrap();
    }

    pub async fn hello(&mut self, interval_ms: u64) {
        self.send(&format!(r#"{{"t":null,"s":null,"op":10,"d":{{"heartbeat_interval":{interval_ms},"_trace":[]}}}}"#))
            .await;
    }

    pub async fn ready(&mut self, session: &str, sequence: u64) {
        let data = format!(
            r#"{{"v":10,"session_id":"{session}","resume_gateway_url":"{RESUME}","guilds":[]}}"#
        );
        self.dispatch("READY", sequence, &data).await;
        self.early_beat().await;
    }

    /// Receives the heartbeat right after Ready or Resumed, and acknowledges it.
    pub async fn early_beat(&mut self) {
        self.receive_op(1).await;
        self.send(r#"{"op":11}"#).await;
    }

    pub async fn dispatch(&mut self, name: &str, sequence: u64, data: &str) {
        self.send(&format!(
            r#"{{"t":"{name}","s":{sequence},"op":0,"d":{data}}}"#
        ))
        .await;
    }

    /// Returns the next payload of the client, or `None` if it disconnected.
    pub async fn receive(&mut self) -> Option<Value> {
        match self.receive_raw().await? {
            Message::Text(text) => Some(serde_json::from_str(&text).unwrap()),
            other => panic!("the client sent {other:?}"),
        }
    }

    /// Returns the next payload that is not a heartbeat. Heartbeats are acknowledged.
    pub async fn receive_other(&mut self) -> Value {
        loop {
            let payload = self.receive().await.expect("the client hung up");
            if payload["op"] != 1 {
                return payload;
            }
            self.send(r#"{"op":11}"#).await;
        }
    }

    /// Returns the `d` of the next payload, which must have this opcode.
    pub async fn receive_op(&mut self, op: u64) -> Value {
        let mut payload = match op {
            1 => self.receive().await.expect("the client hung up"),
            _ => self.receive_other().await,
        };
        assert_eq!(payload["op"], op, "{payload}");
        payload["d"].take()
    }

    /// Returns the close code of the client, ignoring payloads before it. `None` if it disconnected without one.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            if let Message::Close(frame) = self.receive_raw().await? {
                return Some(frame.expect("a close without a code").code.into());
            }
        }
    }

    pub async fn close(&mut self, code: u16) {
        let frame = CloseFrame {
            code: code.into(),
            reason: "as the test says".into(),
        };
        self.socket.close(Some(frame)).await.unwrap();
    }

    /// Returns both directions, for a test that uses them at the same time.
    pub fn split(
        self,
    ) -> (
        SplitSink<WebSocketStream<DuplexStream>, Message>,
        SplitStream<WebSocketStream<DuplexStream>>,
    ) {
        self.socket.split()
    }

    async fn receive_raw(&mut self) -> Option<Message> {
        timeout(HANG, self.socket.next())
            .await
            .expect("the client is silent")?
            .ok()
    }
}
