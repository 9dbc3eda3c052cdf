//! The WebSocket of a connection with its inflater. Reading and writing can happen at the same time.

use std::future::poll_fn;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{FutureExt, SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::CapacityError;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::Compression;
use crate::recovery::disconnect::Disconnect;
use crate::transport::inflate::Inflater;
use crate::transport::inflate_error::InflateError;

/// The time to wait for the close frame of the server.
const CLOSE_TIMEOUT: Duration = Duration::from_millis(250);

/// What happened on the socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SocketEvent {
    /// A complete message arrived, and is in [`GatewaySocket::message`].
    Message,
    /// The last payload was written: the next one can be sent.
    Written,
    /// Data was received that is not a message, or only a part of one.
    Other,
}

pub(crate) struct GatewaySocket<S> {
    web_socket: WebSocketStream<S>,
    inflater: Inflater,
    /// The last message, if it was not compressed.
    plain: Option<Bytes>,
    /// The maximum size of a message in bytes.
    limit: usize,
    writing: bool,
}

impl<S: AsyncRead + AsyncWrite + Unpin> GatewaySocket<S> {
    pub fn new(web_socket: WebSocketStream<S>, compression: Compression, limit: usize) -> Self {
        Self {
            web_socket,
            inflater: Inflater::with_limit(compression, limit),
            plain: None,
            limit,
            writing: false,
        }
    }

    /// Returns whether [`GatewaySocket::send`] may be called.
    pub fn is_writable(&self) -> bool {
        !self.writing
    }

    /// Begins to send a payload. [`GatewaySocket::next`] finishes it, so that a server that does not read never blocks reading.
    pub fn send(&mut self, payload: String) -> Result<(), Disconnect> {
        self.writing = true;
        match self.web_socket.feed(Message::text(payload)).now_or_never() {
            Some(result) => result.map_err(lost),
            None => Err(Disconnect::Lost(
                "the last payload has not been sent yet".into(),
            )),
        }
    }

    /// Waits for the next event. This is cancel safe.
    pub async fn next(&mut self) -> Result<SocketEvent, Disconnect> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// Returns the next event, if it has happened already.
    pub fn try_next(&mut self) -> Option<Result<SocketEvent, Disconnect>> {
        // This bypasses tokio's cooperative budget: when it is used up, the socket would seem to have no data.
        tokio::task::unconstrained(self.next()).now_or_never()
    }

    /// Returns the last message.
    pub fn message(&self) -> &[u8] {
        match &self.plain {
            Some(message) => message,
            None => self.inflater.message(),
        }
    }

    /// Closes the socket with this code, or completes the close of the server if there is no code, and waits a moment
    /// for the server.
    pub async fn close(mut self, code: Option<u16>) {
        let close = async {
            if let Some(code) = code {
                let frame = CloseFrame {
                    code: code.into(),
                    reason: "".into(),
                };
                self.web_socket.close(Some(frame)).await.ok();
            }
            while let Some(Ok(_)) = self.web_socket.next().await {}
        };
        timeout(CLOSE_TIMEOUT, close).await.ok();
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<SocketEvent, Disconnect>> {
        if self.writing
            && let Poll::Ready(result) = self.web_socket.poll_flush_unpin(cx)
        {
            self.writing = false;
            return Poll::Ready(result.map(|()| SocketEvent::Written).map_err(lost));
        }
        Poll::Ready(match ready!(self.web_socket.poll_next_unpin(cx)) {
            Some(Ok(message)) => self.take(message),
            Some(Err(error)) => Err(lost(error)),
            None => Err(Disconnect::Lost("the server closed the connection".into())),
        })
    }

    fn take(&mut self, message: Message) -> Result<SocketEvent, Disconnect> {
        match message {
            // A server that does not support compression sends plain text.
            Message::Text(text) if text.len() > self.limit => {
                return Err(InflateError::TooLarge { limit: self.limit }.into());
            }
            Message::Text(text) => self.plain = Some(text.into()),
            Message::Binary(piece) => {
                if !self.inflater.feed(&piece)? {
                    return Ok(SocketEvent::Other);
                }
                self.plain = None;
            }
            Message::Close(frame) => {
                return Err(Disconnect::Closed {
                    code: frame.as_ref().map(|frame| frame.code.into()),
                    reason: frame
                        .map_or_else(String::new, |frame| frame.reason.as_str().to_owned()),
                });
            }
            Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {
                return Ok(SocketEvent::Other);
            }
        }
        Ok(SocketEvent::Message)
    }
}

fn lost(error: Error) -> Disconnect {
    match error {
        Error::ConnectionClosed | Error::AlreadyClosed => {
            Disconnect::Lost("the server closed the connection".into())
        }
        Error::Io(error) => Disconnect::Lost(error.to_string()),
        Error::Capacity(CapacityError::MessageTooLong { max_size, .. }) => {
            InflateError::TooLarge { limit: max_size }.into()
        }
        // The error does not include the payload, because it may contain the token.
        Error::WriteBufferFull(_) => Disconnect::Lost("too much data is waiting to be sent".into()),
        other => Disconnect::Lost(other.to_string()),
    }
}
