//! The events and changes that a shard passed to its handler.

use discord_gateway::{Disconnect, Dispatch, Handler, Lifecycle, StopReason, UndecodedEvent};
use tokio::sync::mpsc;

/// A handler that records all calls.
pub struct Recorder {
    events: mpsc::UnboundedSender<(String, u64, String)>,
    changes: mpsc::UnboundedSender<Lifecycle>,
}

/// The recorded events and changes, each in order.
pub struct RecordedEvents {
    pub events: mpsc::UnboundedReceiver<(String, u64, String)>,
    changes: mpsc::UnboundedReceiver<Lifecycle>,
}

impl Recorder {
    pub fn new() -> (Self, RecordedEvents) {
        let (event_sender, events) = mpsc::unbounded_channel();
        let (change_sender, changes) = mpsc::unbounded_channel();
        (
            Self {
                events: event_sender,
                changes: change_sender,
            },
            RecordedEvents { events, changes },
        )
    }
}

impl Handler for Recorder {
    fn read(&mut self, event: UndecodedEvent<'_>) -> bool {
        let is_json = serde_json::from_str::<serde::de::IgnoredAny>(event.text).is_ok();
        if is_json {
            let data = event.text.trim().to_owned();
            self.events
                .send((event.name.to_owned(), event.sequence, data))
                .ok();
        }
        is_json
    }

    fn dispatch(&mut self, event: Dispatch<'_>) {
        self.events
            .send((
                event.name.to_owned(),
                event.sequence,
                event.data.get().to_owned(),
            ))
            .ok();
    }

    fn lifecycle(&mut self, change: Lifecycle) {
        self.changes.send(change).ok();
    }
}

impl RecordedEvents {
    /// Returns the next event: name, sequence number, payload.
    pub async fn event(&mut self) -> (String, u64, String) {
        self.events.recv().await.expect("the shard has ended")
    }

    /// Returns the next change.
    pub async fn change(&mut self) -> Lifecycle {
        self.changes.recv().await.expect("the shard has ended")
    }

    /// Skips changes up to Ready or Resumed.
    pub async fn until_live(&mut self) -> Lifecycle {
        loop {
            let change = self.change().await;
            if matches!(change, Lifecycle::Ready | Lifecycle::Resumed) {
                return change;
            }
        }
    }

    /// Skips changes up to the next disconnection. Returns its reason, and whether a resume follows.
    pub async fn disconnected(&mut self) -> (Disconnect, bool) {
        loop {
            match self.change().await {
                Lifecycle::Disconnected { reason, resume, .. } => return (reason, resume),
                Lifecycle::Stopped(reason) => panic!("stopped: {reason:?}"),
                _ => {}
            }
        }
    }

    /// Skips changes up to the end of the shard, after which there must be no more.
    pub async fn stopped(&mut self) -> StopReason {
        loop {
            if let Lifecycle::Stopped(reason) = self.change().await {
                assert_eq!(self.changes.recv().await, None);
                return reason;
            }
        }
    }
}
