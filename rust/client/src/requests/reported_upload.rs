//! The progress of an upload, as far as it was reported to the script.

use std::sync::Arc;

use discord_rest::UploadProgress;

/// The upload of the files of a request, and how much of it was reported to the script.
pub struct ReportedUpload {
    progress: Arc<UploadProgress>,
    /// How many bytes were reported.
    reported: u64,
}

impl ReportedUpload {
    /// An upload of which nothing was reported yet.
    pub fn new(progress: Arc<UploadProgress>) -> Self {
        Self {
            progress,
            reported: 0,
        }
    }

    /// How many bytes were sent, and how many there are, if more were sent since the last call.
    pub fn step(&mut self) -> Option<(u64, u64)> {
        let sent = self.progress.sent();
        let moved = sent != std::mem::replace(&mut self.reported, sent);
        moved.then(|| (sent, self.progress.total()))
    }
}
