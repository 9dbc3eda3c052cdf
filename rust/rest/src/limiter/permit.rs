//! The leave to send one request.

use tokio::sync::mpsc;

use super::actor::Command;
use super::answer::Answer;
use super::key::Key;
use super::state::End;

/// A place in the queue or on the way. Dropped before the request was sent, it gives its place back.
#[derive(Debug)]
pub(super) struct Ticket {
    commands: mpsc::UnboundedSender<Command>,
    /// Taken when the end has been told.
    key: Option<Key>,
    number: u64,
    sent: bool,
}

impl Ticket {
    pub(super) fn new(commands: mpsc::UnboundedSender<Command>, key: Key, number: u64) -> Self {
        Self {
            commands,
            key: Some(key),
            number,
            sent: false,
        }
    }

    fn end(&mut self, end: End) {
        if let Some(key) = self.key.take() {
            // The limiter is gone only when the runtime is; then nobody needs to know.
            let _ = self.commands.send(Command::End {
                key,
                number: self.number,
                end,
            });
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.end(if self.sent { End::Lost } else { End::Unsent });
    }
}

/// The leave to send one request. It must be told how the request ended; dropped, it counts as lost.
#[derive(Debug)]
#[must_use]
pub(crate) struct Permit(Ticket);

impl Permit {
    pub(super) fn new(ticket: Ticket) -> Self {
        Self(ticket)
    }

    /// Says that the request is being sent. Until then, dropping the permit costs nothing.
    pub(crate) fn sending(&mut self) {
        self.0.sent = true;
    }

    /// Says what came back.
    pub(crate) fn answered(mut self, answer: Answer) {
        self.0.end(End::Answered(answer));
    }
}
