//! How far the files of a request have come.

use std::sync::Arc;

use discord_rest::Progress;

/// How far the files of a request have come, and how much of that was told.
pub struct UploadProgress {
    progress: Arc<Progress>,
    /// How many bytes the script was told of.
    told: u64,
}

impl UploadProgress {
    /// The progress of a request of which nothing was told yet.
    pub fn new(progress: Arc<Progress>) -> Self {
        Self { progress, told: 0 }
    }

    /// How many bytes were sent, and how many there are, if it has come further since this was last asked.
    pub fn step(&mut self) -> Option<(u64, u64)> {
        let sent = self.progress.sent();
        let moved = sent != std::mem::replace(&mut self.told, sent);
        moved.then(|| (sent, self.progress.total()))
    }
}
