//! Counts of what a client has done.

use std::sync::atomic::{AtomicU64, Ordering};

/// What a [`Rest`](crate::Rest) has done so far, and what it is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stats {
    /// Tries sent, each request counting once for each.
    pub sent: u64,
    /// Tries after Discord failed or could not be reached.
    pub retried: u64,
    /// Answers 429.
    pub rate_limited: u64,
    /// Requests that wait for the rate limiter or for an answer.
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
    /// Counts a request as open as long as the result lives.
    pub(crate) fn open(&self) -> Open<'_> {
        self.open.fetch_add(1, Ordering::Relaxed);
        Open(self)
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

pub(crate) struct Open<'a>(&'a Counters);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}
