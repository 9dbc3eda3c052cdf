//! The rate limiter: a task that owns all state, and grants permits to requests when Discord will accept them.
//!
//! ```text
//! acquire → enqueue → LimiterState → (granted) → Permit → the HTTP request → Permit::completed, or dropped → LimiterState
//! ```
//!
//! - Each limit belongs to a bucket of one top-level resource. Responses name the bucket by a hash ([`key`], [`bucket`]).
//! - The first request of a route, whose bucket is unknown, is a probe: it is counted in every bucket that it may turn
//!   out to share. From then on, as many requests are in flight as remain according to Discord ([`route`],
//!   [`resource`]).
//! - Requests whose order is visible are sent one after the other ([`sequence`]).
//! - In addition there are global limits and a limit of invalid requests ([`allowance`], [`global`], [`invalid`]).
//! - If a proxy applies the limits instead, requests wait only after a 429.

mod actor;
mod allowance;
mod bucket;
mod global;
mod invalid;
pub(crate) mod key;
mod permit;
pub(crate) mod rate_limit_info;
mod resource;
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

use actor::LimiterCommand;
use key::LimiterKey;
use permit::Ticket;
use resource::WaitingRequest;

pub(crate) use permit::Permit;

/// How long the probe of a route waits for a bucket that it may turn out to share. Buckets that stay exhausted for longer are ignored.
const PROBE_TIMEOUT: Duration = Duration::from_secs(5);

/// The time that every request waits, even if it must not wait for a rate limit: a request may have to wait for the
/// response to another one, which names their bucket.
const MIN_MAX_WAIT: Duration = Duration::from_millis(500);

/// The limits that are configured, not learned from responses.
#[derive(Debug, Clone)]
pub(crate) struct LimiterSettings {
    /// How many requests can be sent in one global window.
    pub(crate) global_limit: u32,
    /// The length of the global window. A request counts until this time after its response.
    pub(crate) global_window: Duration,
    /// How many invalid requests in ten minutes lead to a ban by Cloudflare.
    pub(crate) invalid_limit: u32,
    /// Whether this limiter applies the limits. If not, a proxy does, and only 429 responses delay requests.
    pub(crate) applies_limits: bool,
    /// The maximum time that one limit can delay a request. `None` means without a maximum.
    pub(crate) max_wait: Option<Duration>,
}

impl LimiterSettings {
    /// Returns the latest time that a request waits for, which may have a maximum of its own.
    fn latest(&self, own: Option<Duration>, now: Instant) -> Option<Instant> {
        let own = own.map(|own| own.max(MIN_MAX_WAIT));
        now.checked_add(own.or(self.max_wait)?)
    }
}

/// A request was denied: it is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Denial {
    pub(crate) reason: DenialReason,
    /// The time after which it could be sent.
    pub(crate) retry_after: Duration,
}

/// Why a request was denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DenialReason {
    /// There were so many invalid requests that a few more would lead to a ban.
    TooManyInvalid,
    /// This limit would delay it for longer than [`LimiterSettings::max_wait`].
    WaitTooLong(WaitsFor),
}

/// What delays a request.
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
pub(crate) enum AcquireError {
    Denied(Denial),
    /// The runtime is shutting down.
    Shutdown,
}

/// The handle of the limiter. The task starts with the first request, and ends when the handle and all permits are dropped.
#[derive(Debug)]
pub(crate) struct Limiter {
    settings: LimiterSettings,
    /// The channel to the task; set when the task is started.
    commands: OnceLock<mpsc::UnboundedSender<LimiterCommand>>,
    /// The number of the next request. Requests are granted in the order of their numbers, if their limits permit it.
    next_number: AtomicU64,
    /// How many requests of the last ten minutes were invalid, updated by the task.
    invalid: Arc<AtomicU32>,
}

impl Limiter {
    pub(crate) fn new(settings: LimiterSettings) -> Self {
        Self {
            settings,
            commands: OnceLock::new(),
            next_number: AtomicU64::new(0),
            invalid: Arc::default(),
        }
    }

    /// Returns the number of a new request, which is its place in the queues. All attempts of one request have the same
    /// number.
    pub(crate) fn number(&self) -> u64 {
        self.next_number.fetch_add(1, Ordering::Relaxed)
    }

    /// Returns how many requests of the last ten minutes were invalid.
    pub(crate) fn invalid(&self) -> u32 {
        self.invalid.load(Ordering::Relaxed)
    }

    /// Waits until the request can be sent. No limit delays it for longer than `max_wait`, or by default
    /// [`LimiterSettings::max_wait`]. Dropping the future removes the request from its queue.
    pub(crate) async fn acquire_within(
        &self,
        key: &LimiterKey,
        number: u64,
        max_wait: Option<Duration>,
    ) -> Result<Permit, AcquireError> {
        let commands = self
            .commands
            .get_or_init(|| actor::start(&self.settings, self.invalid.clone()));
        let (waiter, granted) = oneshot::channel();
        let ticket = Ticket::new(commands.clone(), key.clone(), number);
        commands
            .send(LimiterCommand::Enqueue {
                key: key.clone(),
                number,
                waiting: WaitingRequest { waiter, max_wait },
            })
            .map_err(|_| AcquireError::Shutdown)?;
        match granted.await {
            Ok(Ok(())) => Ok(Permit::new(ticket)),
            Ok(Err(denial)) => Err(AcquireError::Denied(denial)),
            Err(_) => Err(AcquireError::Shutdown),
        }
    }
}
