//! Requests of the program to reconnect, from any thread.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

/// The maximum delay that can be requested.
const MAX_DELAY: Duration = Duration::from_secs(3600);

/// A request to close the connection of a shard and to open another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReconnectRequest {
    /// Whether the session is resumed. Otherwise it ends, and a new one begins.
    pub resume: bool,
    /// The delay before the next attempt. With `None`, it is that of the backoff; if the shard is waiting for its next
    /// attempt, the wait does not change. Delays of more than an hour are shortened to it.
    pub delay: Option<Duration>,
    /// The sequence number from which Discord sends the events again; `None` for the last one received.
    pub sequence: Option<u64>,
}

/// Holds the newest request until the task of the shard takes it.
#[derive(Debug, Default)]
pub(crate) struct ReconnectSlot {
    newest: Mutex<Option<ReconnectRequest>>,
    changed: Notify,
}

impl ReconnectSlot {
    /// Replaces the request, if there is one.
    pub fn set(&self, mut request: ReconnectRequest) {
        request.delay = request.delay.map(|delay| delay.min(MAX_DELAY));
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        self.changed.notify_one();
    }

    /// Waits for a request and takes it. The future can be dropped and created again.
    pub async fn requested(&self) -> ReconnectRequest {
        loop {
            let request = self
                .newest
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            match request {
                Some(request) => return request,
                None => self.changed.notified().await,
            }
        }
    }
}
