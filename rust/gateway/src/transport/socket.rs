//! The WebSocket of a connection with its inflater. Reading and writing can happen at the same time.
//!
//! When many messages wait, some are inflated on another thread: see [`inflate_ahead`](super::inflate_ahead).

use std::future::poll_fn;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{FutureExt, SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::{JoinError, JoinHandle, spawn_blocking};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::CapacityError;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::Compression;
use crate::recovery::disconnect::Disconnect;
use crate::transport::inflate_ahead::{InflateAhead, InflateJob, Next};
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
    /// Something else happened.
    Other,
}

pub(crate) struct GatewaySocket<S> {
    web_socket: WebSocketStream<S>,
    inflate: InflateAhead,
    job: Option<JoinHandle<InflateJob>>,
    /// If `true`, a job may be started.
    allows_jobs: bool,
    /// What was received after the pieces that wait to be inflated.
    after: Option<Received>,
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
            inflate: InflateAhead::new(compression, limit),
            job: None,
            allows_jobs: true,
            after: None,
            plain: None,
            limit,
            writing: false,
        }
    }

    /// Returns whether [`GatewaySocket::send`] may be called.
    pub fn is_writable(&self) -> bool {
        !self.writing
    }

    /// Sets whether messages may be inflated on another thread, if many wait.
    pub fn allow_jobs(&mut self, allowed: bool) {
        self.allows_jobs = allowed;
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

    /// Returns the next event, if it has happened already. Messages that are being inflated have arrived, so it waits for these.
    pub async fn next_arrived(&mut self) -> Option<Result<SocketEvent, Disconnect>> {
        loop {
            // This bypasses tokio's cooperative budget: when it is used up, the socket would seem to have no data.
            let next = tokio::task::unconstrained(self.next()).now_or_never();
            match &mut self.job {
                Some(job) if next.is_none() => {
                    let done = job.await;
                    if let Err(reason) = self.end_job(done) {
                        return Some(Err(reason));
                    }
                }
                _ => return next,
            }
        }
    }

    /// Returns the last message.
    pub fn message(&self) -> &[u8] {
        match &self.plain {
            Some(message) => message,
            None => self.inflate.message(),
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
        loop {
            let can_receive = self.receive_pieces(cx);
            if self.allows_jobs
                && self.job.is_none()
                && let Some(job) = self.inflate.start_job()?
            {
                self.job = Some(spawn_blocking(|| job.run()));
            }
            match self.inflate.take_message()? {
                Next::Message => {
                    self.plain = None;
                    return Poll::Ready(Ok(SocketEvent::Message));
                }
                Next::Job => {
                    // A job that failed took the state of the stream with it.
                    let Some(job) = &mut self.job else {
                        return Poll::Ready(Err(job_failed()));
                    };
                    let done = ready!(job.poll_unpin(cx));
                    self.end_job(done)?;
                }
                Next::Piece => {
                    if let Some(after) = self.after.take() {
                        return Poll::Ready(self.take(after));
                    }
                    if !can_receive {
                        return Poll::Pending;
                    }
                }
            }
        }
    }

    fn end_job(&mut self, done: Result<InflateJob, JoinError>) -> Result<(), Disconnect> {
        self.job = None;
        let done = done.map_err(|_| job_failed())?;
        self.inflate.finish(done);
        Ok(())
    }

    /// Receives pieces that have arrived. Returns whether more may have arrived; if not, the task is woken when they do.
    fn receive_pieces(&mut self, cx: &mut Context<'_>) -> bool {
        while self.after.is_none() && self.inflate.wants_pieces() {
            match self.web_socket.poll_next_unpin(cx) {
                Poll::Ready(Some(Ok(Message::Binary(piece)))) => self.inflate.push(piece),
                Poll::Ready(received) => self.after = Some(received),
                Poll::Pending => return false,
            }
        }
        true
    }

    /// Takes what is not a piece.
    fn take(&mut self, received: Received) -> Result<SocketEvent, Disconnect> {
        match received {
            // A server that does not support compression sends plain text.
            Some(Ok(Message::Text(text))) if text.len() > self.limit => {
                Err(InflateError::TooLarge { limit: self.limit }.into())
            }
            Some(Ok(Message::Text(text))) => {
                self.plain = Some(text.into());
                Ok(SocketEvent::Message)
            }
            Some(Ok(Message::Close(frame))) => Err(Disconnect::Closed {
                code: frame.as_ref().map(|frame| frame.code.into()),
                reason: frame.map_or_else(String::new, |frame| frame.reason.as_str().to_owned()),
            }),
            Some(Ok(_)) => Ok(SocketEvent::Other),
            Some(Err(error)) => Err(lost(error)),
            None => Err(Disconnect::Lost("the server closed the connection".into())),
        }
    }
}

fn job_failed() -> Disconnect {
    Disconnect::Lost("the background threads end".into())
}

/// What a WebSocket receives: a message, an error, or its end.
type Received = Option<Result<Message, Error>>;

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
