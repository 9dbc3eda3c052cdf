//! Counts of requests.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts of the requests of a [`Rest`](crate::Rest).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stats {
    /// Attempts to send a request.
    pub sent: u64,
    /// Retries after a failure of Discord or the network.
    pub retried: u64,
    /// Responses with 429.
    pub rate_limited: u64,
    /// Requests that wait for the rate limiter or for a response.
    pub open: u64,
    /// Invalid requests (401, 403, 429) of the last ten minutes.
    pub invalid: u32,
}

#[derive(Default)]
pub(crate) struct Counters {
    pub(crate) sent: AtomicU64,
    pub(crate) retried: AtomicU64,
    pub(crate) rate_limited: AtomicU64,
    open: AtomicU64,
}

impl Counters {
    /// Counts a request as open until the returned value is dropped.
    pub(crate) fn open(&self) -> OpenRequest<'_> {
        self.open.fetch_add(1, Ordering::Relaxed);
        OpenRequest(self)
    }

    pub(crate) fn stats(&self, invalid: u32) -> Stats {
        Stats {
            sent: self.sent.load(Ordering::Relaxed),
            retried: self.retried.load(Ordering::Relaxed),
            rate_limited: self.rate_limited.load(Ordering::Relaxed),
            open: self.open.load(Ordering::Relaxed),
            invalid,
        }
    }
}

pub(crate) struct OpenRequest<'a>(&'a Counters);

impl Drop for OpenRequest<'_> {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}
