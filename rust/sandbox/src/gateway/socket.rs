//! The way from the sessions to one socket.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_util::sync::CancellationToken;

use super::close::Close;
use super::event::Dispatch;
use crate::id::Id;

/// What the writer of a socket does, in order.
pub enum SocketCommand {
    /// Send an event.
    Dispatch { seq: u64, event: Arc<Dispatch> },
    /// Send any other payload.
    Payload(String),
    /// Send bytes as they are, in a binary message.
    Raw(Vec<u8>),
    /// Ask the client to reconnect, and close the connection if it does not.
    Reconnect,
    /// Compress single payloads from now on, as `compress` in Identify asks.
    CompressPackets,
    /// Truncate the next frame.
    TruncateNext,
    /// Tamper with frames from now on.
    Tamper(Tampering),
    /// Close in order.
    Close(Close),
    /// Drop the TCP connection without a close frame.
    Drop,
}

/// How frames are tampered with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tampering {
    /// In how many pieces each is sent; 0 and 1 leave it whole.
    pub pieces: usize,
    /// How long each waits first.
    pub delay: Duration,
}

/// The sending end of a socket.
pub struct Socket {
    out: UnboundedSender<SocketCommand>,
    waiting: Arc<AtomicUsize>,
    /// Cut off at once, whatever waits.
    pub cut: CancellationToken,
    /// Who has identified here.
    pub bot: Option<Id>,
    pub session: Option<String>,
    /// Whether the sandbox closed it in order, and not the client.
    pub closed_by_sandbox: bool,
}

/// The receiving end, which the socket's writer holds.
pub struct Inbox {
    pub out: UnboundedReceiver<SocketCommand>,
    waiting: Arc<AtomicUsize>,
    pub cut: CancellationToken,
}

impl Socket {
    /// A socket and its other end.
    pub fn new() -> (Socket, Inbox) {
        let (sender, receiver) = unbounded_channel();
        let socket = Socket {
            out: sender,
            waiting: Arc::default(),
            cut: CancellationToken::new(),
            bot: None,
            session: None,
            closed_by_sandbox: false,
        };
        let inbox = Inbox {
            out: receiver,
            waiting: socket.waiting.clone(),
            cut: socket.cut.clone(),
        };
        (socket, inbox)
    }

    /// Queues something; a client that does not read its socket is cut off once `backlog` bytes wait for it.
    pub fn send(&self, out: SocketCommand, backlog: usize) {
        let size = out.size();
        if self.waiting.fetch_add(size, Ordering::Relaxed) + size > backlog {
            self.cut.cancel();
        } else {
            // The socket may be gone already; its end is reported by its own task.
            let _ = self.out.send(out);
        }
    }
}

impl Inbox {
    /// Something was taken out of the queue.
    pub fn taken(&self, out: &SocketCommand) {
        self.waiting.fetch_sub(out.size(), Ordering::Relaxed);
    }
}

impl SocketCommand {
    /// A payload that is no event, with that opcode and that JSON as its data.
    pub fn op(opcode: u8, data: impl std::fmt::Display) -> SocketCommand {
        SocketCommand::Payload(format!(r#"{{"t":null,"s":null,"op":{opcode},"d":{data}}}"#))
    }

    fn size(&self) -> usize {
        match self {
            SocketCommand::Dispatch { event, .. } => event.data.len(),
            SocketCommand::Payload(text) => text.len(),
            SocketCommand::Raw(bytes) => bytes.len(),
            _ => 0,
        }
    }
}
