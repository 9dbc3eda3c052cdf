//! Stopping a shard.

use tokio::sync::watch;

use crate::recovery::CLOSE_ENDING_SESSION;

/// The receiving end, which the task of the shard has. The value is the close code.
#[derive(Debug)]
pub(crate) struct StopSignal(watch::Receiver<Option<u16>>);

/// Creates a channel to stop a shard. Dropping the sender stops it as well, and ends its session.
pub(crate) fn stop_channel() -> (watch::Sender<Option<u16>>, StopSignal) {
    let (sender, receiver) = watch::channel(None);
    (sender, StopSignal(receiver))
}

impl StopSignal {
    /// Waits until the shard is stopped, and returns the close code. The future can be dropped and created again.
    pub async fn requested(&mut self) -> u16 {
        match self.0.wait_for(Option::is_some).await {
            Ok(code) => code.unwrap_or(CLOSE_ENDING_SESSION),
            Err(_) => CLOSE_ENDING_SESSION,
        }
    }
}
