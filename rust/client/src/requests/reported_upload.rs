//! The progress of an upload that was reported to the script.

use std::sync::Arc;

use discord_rest::UploadProgress;

/// The upload of a request's files, and the progress that was reported to the script.
pub struct ReportedUpload {
    progress: Arc<UploadProgress>,
    /// The number of bytes that were reported.
    reported: u64,
}

impl ReportedUpload {
    /// Creates an upload without reported progress.
    pub fn new(progress: Arc<UploadProgress>) -> Self {
        Self {
            progress,
            reported: 0,
        }
    }

    /// Returns the number of bytes sent and the total, if more were sent since the last call.
    pub fn step(&mut self) -> Option<(u64, u64)> {
        let sent = self.progress.sent();
        let moved = sent != std::mem::replace(&mut self.reported, sent);
        moved.then(|| (sent, self.progress.total()))
    }
}
