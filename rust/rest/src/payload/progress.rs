//! How far an upload has come.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// How far the files of a request have come. It is shared with whoever shows it.
#[derive(Debug, Default)]
pub struct Progress {
    sent: AtomicU64,
    total: AtomicU64,
}

impl Progress {
    /// How many bytes were handed to the network. A second try begins anew.
    pub fn sent(&self) -> u64 {
        self.sent.load(Relaxed)
    }

    /// How many bytes there are in all; `0` before the request is packed.
    pub fn total(&self) -> u64 {
        self.total.load(Relaxed)
    }

    pub(super) fn begin(&self, total: u64) {
        self.sent.store(0, Relaxed);
        self.total.store(total, Relaxed);
    }

    pub(super) fn add(&self, bytes: u64) {
        self.sent.fetch_add(bytes, Relaxed);
    }
}
