//! The rate limiter: one task that owns all of its state, and lets requests go when Discord will take them.
//!
//! ```text
//! acquire → enqueue → State → (granted) → Permit → the HTTP request → Permit::answered, lost or dropped → State
//! ```
//!
//! - A limit belongs to a bucket, named by a hash in the answers, of one top-level resource ([`key`], [`bucket`]).
//! - A route whose bucket nobody knows yet is tried with one request, which takes a place in every bucket it may turn out to
//!   share; from then on as many are on their way as Discord said remain ([`route`], [`major`]).
//! - Where the order of requests can be seen, they come here one after the other ([`sequence`]).
//! - Above them are the global limits and the count of invalid requests ([`allowance`], [`global`], [`invalid`]).
//! - Behind a proxy that keeps the limits itself all this may be left to it; what is refused waits all the same.

mod actor;
mod allowance;
pub(crate) mod answer;
mod bucket;
mod global;
mod invalid;
pub(crate) mod key;
mod major;
mod permit;
mod route;
pub(crate) mod sequence;
mod state;

#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use actor::Command;
use key::Key;
use permit::Ticket;

pub(crate) use permit::Permit;

/// How long the first request of a route waits for a bucket it may turn out to share.
const PROBE_PATIENCE: Duration = Duration::from_secs(5);

/// The limits that do not come from answers.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Requests in one global window.
    pub(crate) global_limit: u32,
    /// Its length, from the answer to a request on.
    pub(crate) global_window: Duration,
    /// Invalid requests in ten minutes that lead to a ban.
    pub(crate) invalid_limit: u32,
    /// Whether all limits are kept here; else a proxy keeps them, and only refusals are heeded.
    pub(crate) keeps_limits: bool,
    /// How long one limit may make a request wait; for ever if there is none.
    pub(crate) max_wait: Option<Duration>,
}

impl Settings {
    /// The latest time a request may wait for.
    fn latest(&self, now: Instant) -> Option<Instant> {
        now.checked_add(self.max_wait?)
    }
}

/// A request that is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) reason: RefusedFor,
    /// When it could be sent.
    pub(crate) retry_after: Duration,
}

/// Why a request is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RefusedFor {
    /// So many requests were invalid that a few more would lead to a ban.
    TooManyInvalid,
    /// It would have to wait for this longer than [`Settings::max_wait`].
    TooLong(WaitsFor),
}

/// What a request has to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitsFor {
    /// The rate limit of its endpoint.
    Endpoint,
    /// The rate limit of all requests of the bot.
    Global,
    /// A ban by Cloudflare.
    Cloudflare,
}

/// Why there is no permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Denied {
    Refused(Refused),
    /// The runtime is going down.
    Shutdown,
}

/// The handle to the limiter. Its task starts with the first request and ends with the last handle.
#[derive(Debug)]
pub(crate) struct Limiter {
    settings: Settings,
    commands: OnceLock<mpsc::UnboundedSender<Command>>,
    next_number: AtomicU64,
    invalid: Arc<AtomicU32>,
}

impl Limiter {
    pub(crate) fn new(settings: Settings) -> Self {
        Self {
            settings,
            commands: OnceLock::new(),
            next_number: AtomicU64::new(0),
            invalid: Arc::default(),
        }
    }

    /// A place in the queue. It is kept over all tries of one request.
    pub(crate) fn number(&self) -> u64 {
        self.next_number.fetch_add(1, Ordering::Relaxed)
    }

    /// How many requests of the last ten minutes were invalid.
    pub(crate) fn invalid(&self) -> u32 {
        self.invalid.load(Ordering::Relaxed)
    }

    /// Waits until the request may be sent. Giving up leaves no trace.
    pub(crate) async fn acquire(&self, key: &Key, number: u64) -> Result<Permit, Denied> {
        let commands = self
            .commands
            .get_or_init(|| actor::start(&self.settings, self.invalid.clone()));
        let (waiter, granted) = oneshot::channel();
        let ticket = Ticket::new(commands.clone(), key.clone(), number);
        commands
            .send(Command::Enqueue {
                key: key.clone(),
                number,
                waiter,
            })
            .map_err(|_| Denied::Shutdown)?;
        match granted.await {
            Ok(Ok(())) => Ok(Permit::new(ticket)),
            Ok(Err(refused)) => Err(Denied::Refused(refused)),
            Err(_) => Err(Denied::Shutdown),
        }
    }
}
