//! The writing half of a socket: payloads to frames, in order, mistreated where a fault says so.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Sink, SinkExt};
use tokio::time::{Instant, sleep, timeout_at};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use super::close::Close;
use super::codec::{Codec, Encoded};
use super::socket::{Inbox, SocketCommand, Tampering};

/// How long a client that was asked to reconnect may stay.
const RECONNECT_GRACE: Duration = Duration::from_secs(5);

/// Writes until the socket ends. `Ok` after an orderly close, `Err` when it broke or was dropped.
pub struct Writer<S> {
    sink: S,
    codec: Codec,
    /// The budget of the stream below: setting it breaks the stream after so many bytes.
    cut: Arc<AtomicUsize>,
    tampering: Tampering,
    truncate: bool,
    hang_up: Option<Instant>,
}

/// The socket broke, or was meant to.
pub struct Broken;

impl<S: Sink<Message> + Unpin> Writer<S> {
    pub fn new(sink: S, codec: Codec, cut: Arc<AtomicUsize>) -> Writer<S> {
        Writer {
            sink,
            codec,
            cut,
            tampering: Tampering::default(),
            truncate: false,
            hang_up: None,
        }
    }

    /// Writes what comes in, until the end.
    pub async fn run(mut self, mut inbox: Inbox) -> Result<(), Broken> {
        loop {
            let out = match inbox.out.try_recv() {
                Ok(out) => out,
                Err(_) => {
                    self.sink.flush().await.map_err(|_| Broken)?;
                    match self.next(&mut inbox).await {
                        Some(out) => out,
                        None => return Err(Broken),
                    }
                }
            };
            inbox.taken(&out);
            if self.write(out).await? {
                return Ok(());
            }
        }
    }

    async fn next(&mut self, inbox: &mut Inbox) -> Option<SocketCommand> {
        match self.hang_up {
            None => inbox.out.recv().await,
            Some(at) => match timeout_at(at, inbox.out.recv()).await {
                Ok(out) => out,
                Err(_) => Some(SocketCommand::Close(Close::UNKNOWN_ERROR)),
            },
        }
    }

    /// Writes one thing. Returns whether it was the last.
    async fn write(&mut self, out: SocketCommand) -> Result<bool, Broken> {
        match out {
            SocketCommand::Dispatch { seq, event } => {
                let name = serde_json::to_string(&event.name).map_err(|_| Broken)?;
                let payload = format!(r#"{{"t":{name},"s":{seq},"op":0,"d":{}}}"#, event.data);
                self.payload(payload).await?;
            }
            SocketCommand::Payload(payload) => self.payload(payload).await?,
            SocketCommand::Raw(bytes) => self.feed(Message::binary(bytes)).await?,
            SocketCommand::Reconnect => {
                self.payload(r#"{"t":null,"s":null,"op":7,"d":null}"#.to_owned())
                    .await?;
                self.hang_up = Some(Instant::now() + RECONNECT_GRACE);
            }
            SocketCommand::CompressPackets => {
                if matches!(self.codec, Codec::Plain) {
                    self.codec = Codec::Packets;
                }
            }
            SocketCommand::TruncateNext => self.truncate = true,
            SocketCommand::Tamper(tampering) => self.tampering = tampering,
            SocketCommand::Close(Close { code, reason }) => {
                let frame = CloseFrame {
                    code: code.into(),
                    reason: reason.as_ref().into(),
                };
                self.feed(Message::Close(Some(frame))).await?;
                self.sink.flush().await.map_err(|_| Broken)?;
                return Ok(true);
            }
            SocketCommand::Drop => {
                self.sink.flush().await.map_err(|_| Broken)?;
                return Err(Broken);
            }
        }
        Ok(false)
    }

    async fn payload(&mut self, payload: String) -> Result<(), Broken> {
        if !self.tampering.delay.is_zero() {
            self.sink.flush().await.map_err(|_| Broken)?;
            sleep(self.tampering.delay).await;
        }
        let encoded = self.codec.encode(payload).map_err(|_| Broken)?;
        if self.truncate {
            // Flushed first, so that the cut falls into this frame and no other.
            self.sink.flush().await.map_err(|_| Broken)?;
            let length = match &encoded {
                Encoded::Text(text) => text.len(),
                Encoded::Bytes(bytes) => bytes.len(),
            };
            self.cut.store(length / 2 + 1, Ordering::Relaxed);
        }
        for message in self.split(encoded) {
            self.feed(message).await?;
        }
        if self.truncate {
            self.sink.flush().await.map_err(|_| Broken)?;
            return Err(Broken);
        }
        Ok(())
    }

    fn split(&self, encoded: Encoded) -> Vec<Message> {
        let pieces = self.tampering.pieces;
        let (bytes, data) = match encoded {
            Encoded::Text(text) if pieces < 2 => return vec![Message::text(text)],
            Encoded::Bytes(bytes) if pieces < 2 => return vec![Message::binary(bytes)],
            Encoded::Text(text) => (Bytes::from(text), Data::Text),
            Encoded::Bytes(bytes) => (Bytes::from(bytes), Data::Binary),
        };
        let size = bytes.len().div_ceil(pieces).max(1);
        let starts: Vec<usize> = (0..bytes.len()).step_by(size).collect();
        let last = starts.len().saturating_sub(1);
        let piece = |(index, start): (usize, usize)| {
            let piece = bytes.slice(start..bytes.len().min(start + size));
            if self.codec.spans_messages() {
                return Message::Binary(piece);
            }
            let kind = if index == 0 { data } else { Data::Continue };
            Message::Frame(Frame::message(piece, OpCode::Data(kind), index == last))
        };
        starts.into_iter().enumerate().map(piece).collect()
    }

    async fn feed(&mut self, message: Message) -> Result<(), Broken> {
        self.sink.feed(message).await.map_err(|_| Broken)
    }
}
