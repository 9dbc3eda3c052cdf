//! Stopping a shard.

use tokio::sync::watch;

/// What happens to the session when a shard stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShutdownMode {
    /// The session ends: the bot goes offline.
    EndSession,
    /// The session can be resumed for some minutes.
    KeepSession,
}

/// The receiving end, which the task of the shard has.
#[derive(Debug)]
pub(crate) struct StopSignal(watch::Receiver<Option<ShutdownMode>>);

/// Creates a channel to stop a shard. Dropping the sender stops it as well.
pub(crate) fn stop_channel() -> (watch::Sender<Option<ShutdownMode>>, StopSignal) {
    let (sender, receiver) = watch::channel(None);
    (sender, StopSignal(receiver))
}

impl StopSignal {
    /// Waits until the shard is stopped. The future can be dropped and created again.
    pub async fn requested(&mut self) -> ShutdownMode {
        match self.0.wait_for(Option::is_some).await {
            Ok(mode) => mode.unwrap_or(ShutdownMode::EndSession),
            Err(_) => ShutdownMode::EndSession,
        }
    }
}
