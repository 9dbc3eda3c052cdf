//! The WebSocket of a connection. It reads and writes at the same time.

use std::collections::VecDeque;
use std::future::{Future, pending, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use crate::gateway::VoiceDialError;

/// How long to wait for the close frame of the server.
const CLOSE_TIMEOUT: Duration = Duration::from_millis(250);

/// The most messages that wait to be sent. A server that reads none of so many is dead.
const MAX_UNSENT: usize = 256;

type Dialing<S> = Pin<Box<dyn Future<Output = Result<WebSocketStream<S>, VoiceDialError>> + Send>>;

/// What happened on the WebSocket.
#[derive(Debug)]
pub(super) enum SocketEvent {
    Opened,
    Message(Message),
    DialFailed(VoiceDialError),
    /// It was closed, with the code of the close frame.
    Closed(Option<u16>),
}

/// A WebSocket, or the lack of one.
pub(super) enum VoiceSocket<S> {
    None,
    Dialing(Dialing<S>),
    Open(Box<OpenSocket<S>>),
}

pub(super) struct OpenSocket<S> {
    web_socket: WebSocketStream<S>,
    outgoing: VecDeque<Message>,
    is_flushed: bool,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> VoiceSocket<S> {
    /// Sends a message as soon as possible. [`VoiceSocket::next`] does that.
    pub fn send(&mut self, message: Message) {
        if let Self::Open(open) = self {
            open.outgoing.push_back(message);
        }
    }

    /// Waits for the next event. It is cancel safe. Without a WebSocket there is none.
    pub async fn next(&mut self) -> SocketEvent {
        let event = match self {
            Self::None => pending().await,
            Self::Dialing(dialing) => match dialing.await {
                Ok(web_socket) => {
                    *self = Self::Open(Box::new(OpenSocket {
                        web_socket,
                        outgoing: VecDeque::new(),
                        is_flushed: true,
                    }));
                    return SocketEvent::Opened;
                }
                Err(error) => SocketEvent::DialFailed(error),
            },
            Self::Open(open) => poll_fn(|cx| open.poll(cx)).await,
        };
        if matches!(event, SocketEvent::Closed(_) | SocketEvent::DialFailed(_)) {
            *self = Self::None;
        }
        event
    }

    /// Closes the WebSocket in the background, after what waits to be sent.
    pub fn close(&mut self, code: u16) -> impl Future<Output = ()> + Send + use<S> {
        let closed = std::mem::replace(self, Self::None);
        async move {
            if let Self::Open(mut open) = closed {
                timeout(CLOSE_TIMEOUT, open.close(code)).await.ok();
            }
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> OpenSocket<S> {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<SocketEvent> {
        if self.poll_send(cx).is_err() || self.outgoing.len() > MAX_UNSENT {
            return Poll::Ready(SocketEvent::Closed(None));
        }
        loop {
            let event = match ready!(self.web_socket.poll_next_unpin(cx)) {
                Some(Ok(message @ (Message::Text(_) | Message::Binary(_)))) => {
                    SocketEvent::Message(message)
                }
                Some(Ok(Message::Close(frame))) => {
                    SocketEvent::Closed(frame.map(|frame| frame.code.into()))
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => continue,
                Some(Err(_)) | None => SocketEvent::Closed(None),
            };
            return Poll::Ready(event);
        }
    }

    /// Sends what can be sent without waiting.
    fn poll_send(&mut self, cx: &mut Context<'_>) -> Result<(), ()> {
        while !self.outgoing.is_empty() {
            match self.web_socket.poll_ready_unpin(cx) {
                Poll::Ready(result) => result.map_err(drop)?,
                Poll::Pending => return Ok(()),
            }
            if let Some(message) = self.outgoing.pop_front() {
                self.web_socket.start_send_unpin(message).map_err(drop)?;
                self.is_flushed = false;
            }
        }
        if !self.is_flushed
            && let Poll::Ready(result) = self.web_socket.poll_flush_unpin(cx)
        {
            result.map_err(drop)?;
            self.is_flushed = true;
        }
        Ok(())
    }

    async fn close(&mut self, code: u16) {
        while let Some(message) = self.outgoing.pop_front() {
            self.web_socket.feed(message).await.ok();
        }
        let frame = CloseFrame {
            code: code.into(),
            reason: "".into(),
        };
        self.web_socket.close(Some(frame)).await.ok();
        while let Some(Ok(_)) = self.web_socket.next().await {}
    }
}
