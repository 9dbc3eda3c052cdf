//! From a shard's dispatches to prepared events in the mailbox.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use discord_cache::prepare;
use discord_gateway::{Disconnect, Dispatch, Handler, Lifecycle, StopReason, Unread};
use discord_model::{Event, Token};

use crate::failure::Failure;
use crate::mailbox::{Inbound, Incoming, Mailbox};

/// Hears one shard and fills the mailbox.
pub(crate) struct ShardHandler {
    mailbox: Arc<Mailbox>,
    /// What the shard identifies with.
    token: Token,
    /// Whether any shard of this login has been connected before; shared by all of them.
    connected_before: Arc<AtomicBool>,
    connected: bool,
    /// Events of which a payload could not be read, so that each is warned of once.
    warned: HashSet<String>,
}

impl ShardHandler {
    pub(crate) fn new(
        mailbox: Arc<Mailbox>,
        token: Token,
        connected_before: Arc<AtomicBool>,
    ) -> Self {
        Self {
            mailbox,
            token,
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
            Ok(event) => match event.missing() {
                Some(field) => {
                    self.warn(dispatch.name, &format!("it has no {field}"));
                    None
                }
                None => Some(event),
            },
            Err(error) => {
                self.warn(dispatch.name, &error.to_string());
                None
            }
        }
    }

    /// Why the session is suspended because too much waits.
    fn why_full(&self) -> String {
        let cause = if self.mailbox.is_paused() {
            "the scene tree is paused"
        } else {
            "the game handles them more slowly than they come"
        };
        format!(
            "{} events wait to be handled, because {cause}. The connection to the gateway is closed until most of them are \
             handled; Discord then sends what was missed.",
            self.mailbox.waiting()
        )
    }

    fn warn(&mut self, name: &str, problem: &str) {
        if self.warned.len() < 200 && self.warned.insert(name.to_owned()) {
            self.mailbox.push(Inbound::Warning(format!(
                "A {name} event could not be read ({problem}). It still reaches `raw_event`; later ones like it are not warned of."
            )));
        }
    }
}

/// The one event that may be dropped where too much waits: it is out of date after ten seconds.
const TYPING: &str = "TYPING_START";

impl Handler for ShardHandler {
    fn read(&mut self, event: Unread<'_>) -> bool {
        if event.name == TYPING {
            return false;
        }
        match Event::decode(event.name, event.text) {
            // Nothing to push, or something to warn of: both are seen to in the general way.
            Ok(Event::Unknown) | Err(_) => false,
            Ok(decoded) if decoded.missing().is_some() => false,
            Ok(decoded) => {
                self.mailbox.push_event(Incoming {
                    name: event.name,
                    text: event.text,
                    prepared: Some(prepare(decoded)),
                });
                true
            }
        }
    }

    fn dispatch(&mut self, dispatch: Dispatch<'_>) {
        if dispatch.name == TYPING && self.mailbox.drops_typing() {
            return;
        }
        let prepared = self.decode(&dispatch).map(prepare);
        self.mailbox.push_event(Incoming {
            name: dispatch.name,
            text: dispatch.data.get(),
            prepared,
        });
    }

    fn is_full(&self) -> bool {
        self.mailbox.is_full()
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
                if reason == Disconnect::HandlerFull {
                    self.mailbox.push(Inbound::Warning(self.why_full()));
                }
                let failure = Failure::gateway(&reason, retry_in);
                self.mailbox
                    .push(match std::mem::take(&mut self.connected) {
                        true => Inbound::Disconnected(failure),
                        false => Inbound::Failed(failure),
                    });
            }
            Lifecycle::ResumeUrlRefused(refused) => {
                self.mailbox.push(Inbound::Warning(format!(
                    "The gateway named a URL to resume at that is not used: {refused}. The token was not sent there."
                )));
            }
            Lifecycle::Stopped(StopReason::Fatal(fatal)) => {
                let failure = Failure::fatal(&fatal).with_token_hint(&self.token);
                if std::mem::take(&mut self.connected) {
                    self.mailbox.push(Inbound::Disconnected(failure.clone()));
                }
                self.mailbox.push(Inbound::Failed(failure));
            }
            _ => {}
        }
    }
}
