//! A WebSocket that reads and writes at the same time, with the connection's inflater.

use std::future::poll_fn;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{FutureExt, SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::Compression;
use crate::link::inflate::Inflater;
use crate::recovery::disconnect::Disconnect;

/// How long the other side has to answer a close.
const CLOSING: Duration = Duration::from_millis(250);

/// What happened on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// A whole message is there, in [`Wire::message`].
    Message,
    /// What was sent has left: the next may be sent.
    Written,
    /// Something arrived that is no message, or not all of one.
    Other,
}

pub(crate) struct Wire<S> {
    socket: WebSocketStream<S>,
    inflater: Inflater,
    /// The last message, if it was not compressed.
    plain: Option<Bytes>,
    writing: bool,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Wire<S> {
    pub fn new(socket: WebSocketStream<S>, compression: Compression) -> Self {
        Self {
            socket,
            inflater: Inflater::new(compression),
            plain: None,
            writing: false,
        }
    }

    /// Whether [`Wire::send`] may be called.
    pub fn is_writable(&self) -> bool {
        !self.writing
    }

    /// Begins to send a payload. [`Wire::next`] sees to the rest, so a peer that does not read never stops the reading.
    pub fn send(&mut self, payload: String) -> Result<(), Disconnect> {
        self.writing = true;
        match self.socket.feed(Message::text(payload)).now_or_never() {
            Some(result) => result.map_err(lost),
            None => Err(Disconnect::Lost("the last payload has not left yet".into())),
        }
    }

    /// Waits for news. May be given up at any time; nothing is lost.
    pub async fn next(&mut self) -> Result<News, Disconnect> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The news that have arrived already, if any.
    pub fn waiting(&mut self) -> Option<Result<News, Disconnect>> {
        // Without the cooperative budget, the end of which looks as if nothing had arrived.
        tokio::task::unconstrained(self.next()).now_or_never()
    }

    /// The last message.
    pub fn message(&self) -> &[u8] {
        match &self.plain {
            Some(message) => message,
            None => self.inflater.message(),
        }
    }

    /// Says goodbye with this code, or answers the other side's, and waits for it a moment.
    pub async fn close(mut self, code: Option<u16>) {
        let goodbye = async {
            if let Some(code) = code {
                let frame = CloseFrame {
                    code: code.into(),
                    reason: "".into(),
                };
                self.socket.close(Some(frame)).await.ok();
            }
            while let Some(Ok(_)) = self.socket.next().await {}
        };
        timeout(CLOSING, goodbye).await.ok();
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<News, Disconnect>> {
        if self.writing
            && let Poll::Ready(result) = self.socket.poll_flush_unpin(cx)
        {
            self.writing = false;
            return Poll::Ready(result.map(|()| News::Written).map_err(lost));
        }
        Poll::Ready(match ready!(self.socket.poll_next_unpin(cx)) {
            Some(Ok(message)) => self.take(message),
            Some(Err(error)) => Err(lost(error)),
            None => Err(Disconnect::Lost("the server hung up".into())),
        })
    }

    fn take(&mut self, message: Message) -> Result<News, Disconnect> {
        match message {
            // A server that was asked to compress may not know how, and say so in plain text.
            Message::Text(text) => self.plain = Some(text.into()),
            Message::Binary(piece) => {
                if !self.inflater.feed(&piece)? {
                    return Ok(News::Other);
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
            Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => return Ok(News::Other),
        }
        Ok(News::Message)
    }
}

fn lost(error: Error) -> Disconnect {
    match error {
        Error::ConnectionClosed | Error::AlreadyClosed => {
            Disconnect::Lost("the server hung up".into())
        }
        Error::Io(error) => Disconnect::Lost(error.to_string()),
        // Without the payload that did not fit: it may hold the token.
        Error::WriteBufferFull(_) => Disconnect::Lost("too much waits to be written".into()),
        other => Disconnect::Lost(other.to_string()),
    }
}
