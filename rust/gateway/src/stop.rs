//! Telling a shard to end.

use tokio::sync::watch;

/// What becomes of the session when a shard ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goodbye {
    /// It ends: the bot goes offline.
    EndSession,
    /// It lives on for some minutes, for another shard to resume.
    KeepSession,
}

/// The task's end of the line.
#[derive(Debug)]
pub(crate) struct StopSignal(watch::Receiver<Option<Goodbye>>);

/// A line to tell a shard to end. Dropping the sender tells so, too.
pub(crate) fn stop_line() -> (watch::Sender<Option<Goodbye>>, StopSignal) {
    let (sender, receiver) = watch::channel(None);
    (sender, StopSignal(receiver))
}

impl StopSignal {
    /// Waits until the shard is to end. May be called, and given up, again and again.
    pub async fn requested(&mut self) -> Goodbye {
        match self.0.wait_for(Option::is_some).await {
            Ok(goodbye) => goodbye.unwrap_or(Goodbye::EndSession),
            Err(_) => Goodbye::EndSession,
        }
    }
}
