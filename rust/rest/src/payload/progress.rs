//! The progress of an upload.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The progress of uploading the files of a request.
#[derive(Debug, Default)]
pub struct UploadProgress {
    sent: AtomicU64,
    total: AtomicU64,
}

impl UploadProgress {
    /// Returns the number of bytes that were sent. It begins at 0 again with each attempt.
    pub fn sent(&self) -> u64 {
        self.sent.load(Relaxed)
    }

    /// Returns the total number of bytes; `0` before the request is prepared.
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
