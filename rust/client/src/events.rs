//! From a shard's dispatches to prepared events in the mailbox.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use discord_cache::prepare;
use discord_gateway::{Dispatch, Handler, Lifecycle, StopReason, Unread};
use discord_model::Event;

use crate::failure::Failure;
use crate::mailbox::{Inbound, Mailbox, RawEvent};

/// Hears one shard and fills the mailbox.
pub(crate) struct ShardHandler {
    mailbox: Arc<Mailbox>,
    /// Whether any shard of this login has been connected before; shared by all of them.
    connected_before: Arc<AtomicBool>,
    connected: bool,
    /// Events of which a payload could not be read, so that each is warned of once.
    warned: HashSet<String>,
}

impl ShardHandler {
    pub(crate) fn new(mailbox: Arc<Mailbox>, connected_before: Arc<AtomicBool>) -> Self {
        Self {
            mailbox,
            connected_before,
            connected: false,
            warned: HashSet::new(),
        }
    }

    fn decode(&mut self, dispatch: &Dispatch<'_>) -> Option<Event> {
        match Event::decode(dispatch.name, dispatch.data.get()) {
            Ok(Event::Unknown) if Event::NAMES.contains(&dispatch.name) => {
                self.warn(dispatch.name, "its payload is no object");
                None
            }
            Ok(Event::Unknown) => None,
            Ok(event) => Some(event),
            Err(error) => {
                self.warn(dispatch.name, &error.to_string());
                None
            }
        }
    }

    fn warn(&mut self, name: &str, problem: &str) {
        if self.warned.len() < 200 && self.warned.insert(name.to_owned()) {
            self.mailbox.push(Inbound::Warning(format!(
                "A {name} event could not be read ({problem}). It still reaches `raw_event`; later ones like it are not warned of."
            )));
        }
    }
}

/// Whether an event tells only of the moment, and may be dropped where too much waits.
fn is_of_the_moment(name: &str) -> bool {
    matches!(name, "TYPING_START" | "PRESENCE_UPDATE")
}

impl Handler for ShardHandler {
    fn read(&mut self, event: Unread<'_>) -> bool {
        let dropped = is_of_the_moment(event.name) && self.mailbox.is_crowded();
        if dropped || self.mailbox.raw_wanted() {
            return false;
        }
        match Event::decode(event.name, event.text) {
            // Nothing to push, or something to warn of: both are seen to in the general way.
            Ok(Event::Unknown) | Err(_) => false,
            Ok(event) => {
                self.mailbox.push(Inbound::Event {
                    raw: None,
                    prepared: Some(prepare(event)),
                });
                true
            }
        }
    }

    fn dispatch(&mut self, dispatch: Dispatch<'_>) {
        if is_of_the_moment(dispatch.name) && self.mailbox.drops() {
            return;
        }
        let raw = self
            .mailbox
            .raw_wanted()
            .then(|| serde_json::from_str(dispatch.data.get()).ok())
            .flatten()
            .map(|data| RawEvent {
                name: dispatch.name.to_owned(),
                data,
            });
        let prepared = self.decode(&dispatch).map(prepare);
        if raw.is_some() || prepared.is_some() {
            self.mailbox.push(Inbound::Event { raw, prepared });
        }
    }

    fn lifecycle(&mut self, change: Lifecycle) {
        match change {
            Lifecycle::Connected => {
                self.connected = true;
                let again = self.connected_before.swap(true, Ordering::Relaxed);
                self.mailbox.push(Inbound::Connected { again });
            }
            Lifecycle::Disconnected {
                reason, retry_in, ..
            } => {
                if std::mem::take(&mut self.connected) {
                    self.mailbox.push(Inbound::Disconnected);
                } else {
                    self.mailbox
                        .push(Inbound::Failed(Failure::gateway(&reason, retry_in)));
                }
            }
            Lifecycle::Stopped(StopReason::Fatal(fatal)) => {
                if std::mem::take(&mut self.connected) {
                    self.mailbox.push(Inbound::Disconnected);
                }
                self.mailbox.push(Inbound::Failed(Failure::fatal(&fatal)));
            }
            _ => {}
        }
    }
}
