//! The permit to send one request.

use tokio::sync::mpsc;

use super::actor::LimiterCommand;
use super::key::LimiterKey;
use super::rate_limit_info::RateLimitInfo;
use super::state::RequestEnd;

/// A request in the limiter, queued or in flight. Dropping it before the request is sent undoes all counting.
#[derive(Debug)]
pub(super) struct Ticket {
    commands: mpsc::UnboundedSender<LimiterCommand>,
    /// The key of the request. `None` once the end was reported.
    key: Option<LimiterKey>,
    /// The number of the request.
    number: u64,
    /// Whether sending has begun.
    sent: bool,
}

impl Ticket {
    pub(super) fn new(
        commands: mpsc::UnboundedSender<LimiterCommand>,
        key: LimiterKey,
        number: u64,
    ) -> Self {
        Self {
            commands,
            key: Some(key),
            number,
            sent: false,
        }
    }

    fn end(&mut self, end: RequestEnd) {
        if let Some(key) = self.key.take() {
            // The task has ended only if the runtime is shutting down, and then the end does not matter.
            let _ = self.commands.send(LimiterCommand::End {
                key,
                number: self.number,
                end,
            });
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.end(if self.sent {
            RequestEnd::Lost
        } else {
            RequestEnd::NotSent
        });
    }
}

/// The permit to send one request. It must be completed with the response; if it is dropped instead, the request counts
/// as lost.
#[derive(Debug)]
#[must_use]
pub(crate) struct Permit(Ticket);

impl Permit {
    pub(super) fn new(ticket: Ticket) -> Self {
        Self(ticket)
    }

    /// Records that sending begins. Until then, dropping the permit undoes all counting.
    pub(crate) fn sending(&mut self) {
        self.0.sent = true;
    }

    /// Ends the request with its response.
    pub(crate) fn completed(mut self, info: RateLimitInfo) {
        self.0.end(RequestEnd::Responded(info));
    }
}
