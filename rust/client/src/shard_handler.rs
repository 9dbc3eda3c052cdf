//! Decodes and prepares the events of a shard, and adds them to the event queue.

use std::collections::HashSet;
use std::sync::Arc;

use discord_cache::prepare;
use discord_gateway::{Disconnect, Dispatch, Handler, Lifecycle, StopReason, UndecodedEvent};
use discord_model::{Event, Token};

use crate::client_error::ClientError;
use crate::event_queue::{ClientEvent, EventQueue, Incoming};
use crate::packet::parse_packet;

/// The handler of one shard, which fills the event queue.
pub(crate) struct ShardHandler {
    event_queue: Arc<EventQueue>,
    /// The token that the shard identifies with.
    token: Token,
    /// The id of the shard.
    shard: u32,
    /// The number of shards of the bot.
    shard_count: u32,
    connected: bool,
    /// The names of events whose payload could not be read, so that there is only one warning for each.
    warned: HashSet<String>,
}

impl ShardHandler {
    pub(crate) fn new(
        event_queue: Arc<EventQueue>,
        token: Token,
        (shard, shard_count): (u32, u32),
    ) -> Self {
        Self {
            event_queue,
            token,
            shard,
            shard_count,
            connected: false,
            warned: HashSet::new(),
        }
    }

    fn decode(&mut self, dispatch: &Dispatch<'_>) -> Option<Event> {
        match Event::decode(dispatch.name, dispatch.data.get()) {
            Ok(Event::Unknown) if Event::NAMES.contains(&dispatch.name) => {
                self.warn_of_unusable(dispatch.name, "its payload is not an object");
                None
            }
            Ok(Event::Unknown) => None,
            Ok(event) => match event.missing() {
                Some(field) => {
                    self.warn_of_unusable(dispatch.name, &format!("it has no {field}"));
                    None
                }
                None => {
                    self.event_queue.voice().observe(&event);
                    Some(event)
                }
            },
            // A payload that is too large or too deeply nested cannot be converted for `raw_event` either.
            Err(error) => {
                let name = dispatch.name;
                self.warn(
                    name,
                    format!("The event {name} was dropped: {error}. This warning is only logged once for each event \
                             name."),
                );
                None
            }
        }
    }

    fn disconnected(&self, reason: ClientError) -> ClientEvent {
        ClientEvent::ShardDisconnected {
            shard: self.shard,
            reason,
        }
    }

    /// Adds a payload of the connection, if payloads are requested.
    fn packet(&self, sent: bool, text: &str) {
        if self.event_queue.wants_packets()
            && let Some(packet) = parse_packet(text, &self.token)
        {
            self.event_queue
                .push_packet(self.shard, sent, packet, text.len());
        }
    }

    /// If a bot has several shards, adds the id of the shard to an error.
    fn name_shard(&self, failure: ClientError) -> ClientError {
        if self.shard_count <= 1 {
            return failure;
        }
        ClientError {
            message: format!("Shard {}: {}", self.shard, failure.message),
            ..failure
        }
    }

    /// Returns the reason why the session is suspended: too many events are waiting.
    fn why_full(&self) -> String {
        let cause = if self.event_queue.is_paused() {
            "the scene tree is paused"
        } else {
            "the game handles them more slowly than they arrive"
        };
        format!(
            "{} events wait to be handled, because {cause}. The connection to the gateway is closed until most of them are \
             handled; Discord then sends the missed events.",
            self.event_queue.waiting()
        )
    }

    fn warn_of_unusable(&mut self, name: &str, problem: &str) {
        self.warn(
            name,
            format!(
                "The event {name} could not be read ({problem}). `raw_event` is still emitted. This warning is only \
                 logged once for each event name."
            ),
        );
    }

    /// Warns once for each event name.
    fn warn(&mut self, name: &str, warning: String) {
        if self.warned.len() < 200 && self.warned.insert(name.to_owned()) {
            self.event_queue.push(ClientEvent::Warning(warning));
        }
    }
}

/// The only event that may be dropped if too many are waiting: it is outdated after ten seconds.
const TYPING: &str = "TYPING_START";

impl Handler for ShardHandler {
    fn read(&mut self, event: UndecodedEvent<'_>) -> bool {
        if event.name == TYPING {
            return false;
        }
        match Event::decode(event.name, event.text) {
            // There is no event, or there is a warning: `push` handles both.
            Ok(Event::Unknown) | Err(_) => false,
            Ok(decoded) if decoded.missing().is_some() => false,
            Ok(decoded) => {
                self.event_queue.voice().observe(&decoded);
                self.event_queue.push_event(Incoming {
                    shard: self.shard,
                    sequence: event.sequence,
                    name: event.name,
                    text: event.text,
                    prepared: Some(prepare(decoded)),
                });
                true
            }
        }
    }

    fn dispatch(&mut self, dispatch: Dispatch<'_>) {
        if dispatch.name == TYPING && self.event_queue.drops_typing() {
            return;
        }
        let prepared = self.decode(&dispatch).map(prepare);
        self.event_queue.push_event(Incoming {
            shard: self.shard,
            sequence: dispatch.sequence,
            name: dispatch.name,
            text: dispatch.data.get(),
            prepared,
        });
    }

    fn packet_sent(&mut self, payload: &str) {
        self.packet(true, payload);
    }

    fn packet_received(&mut self, message: &[u8]) {
        if self.event_queue.wants_packets()
            && let Ok(text) = str::from_utf8(message)
        {
            self.packet(false, text);
        }
    }

    fn is_behind(&self) -> bool {
        self.event_queue.is_behind()
    }

    fn is_full(&self) -> bool {
        self.event_queue.is_full()
    }

    fn lifecycle(&mut self, change: Lifecycle) {
        match change {
            Lifecycle::Connected => {
                self.connected = true;
                self.event_queue
                    .push(ClientEvent::ShardConnected(self.shard));
            }
            Lifecycle::Ready => {
                let voice = self.event_queue.voice();
                voice.session_began(self.shard, self.shard_count);
            }
            Lifecycle::Resumed => {
                let voice = self.event_queue.voice();
                voice.resumed(self.shard, self.shard_count);
            }
            Lifecycle::Disconnected {
                reason, retry_in, ..
            } => {
                self.event_queue.voice().disconnected(self.shard);
                if reason == Disconnect::HandlerFull {
                    self.event_queue.push(ClientEvent::Warning(self.why_full()));
                }
                let failure = self.name_shard(ClientError::gateway(&reason, retry_in));
                if std::mem::take(&mut self.connected) {
                    self.event_queue.push(self.disconnected(failure.clone()));
                } else if !matches!(reason, Disconnect::Requested(_)) {
                    self.event_queue.push(ClientEvent::Failed(failure.clone()));
                }
                self.event_queue.push(ClientEvent::ReconnectScheduled {
                    shard: self.shard,
                    reason: failure,
                });
            }
            Lifecycle::ResumeUrlRefused(refused) => {
                self.event_queue.push(ClientEvent::Warning(format!(
                    "The resume URL of the gateway is not trusted: {refused}. The token was not sent there."
                )));
            }
            Lifecycle::Stopped(reason) => {
                self.event_queue.voice().disconnected(self.shard);
                let StopReason::Fatal(fatal) = reason else {
                    return;
                };
                let failure = ClientError::fatal(&fatal).with_token_hint(&self.token);
                let failure = self.name_shard(failure);
                if std::mem::take(&mut self.connected) {
                    self.event_queue.push(self.disconnected(failure.clone()));
                }
                self.event_queue.push(ClientEvent::Failed(failure));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use serde_json::value::RawValue;

    use super::*;

    /// Returns the warnings for these payloads, and the number of raw events.
    fn hear(payloads: &[(&'static str, String)]) -> (Vec<String>, usize) {
        let event_queue = Arc::new(EventQueue::default());
        event_queue.want_raw(true);
        let mut handler = ShardHandler::new(event_queue.clone(), Token::new("a.b.c"), (0, 1));
        for (name, payload) in payloads {
            let data = RawValue::from_string(payload.clone()).expect("this is JSON");
            handler.dispatch(Dispatch {
                name,
                sequence: 1,
                data: &data,
            });
        }
        let mut batch = VecDeque::new();
        event_queue.take(&mut batch);
        let (mut warnings, mut raw_events) = (Vec::new(), 0);
        for entry in batch {
            match entry.into_inbound() {
                Some((ClientEvent::Warning(text), _)) => warnings.push(text),
                Some((ClientEvent::Event { raw: Some(_), .. }, _)) => raw_events += 1,
                other => panic!("{other:?}"),
            }
        }
        (warnings, raw_events)
    }

    #[test]
    fn an_event_without_its_subject_reaches_raw_events_and_is_warned_about_once() {
        let empty = ("MESSAGE_CREATE", "{}".to_owned());
        let (warnings, raw_events) = hear(&[empty.clone(), empty, ("MESSAGE_CREATE", "7".into())]);
        assert_eq!(raw_events, 3);
        let [warning] = &warnings[..] else {
            panic!("{warnings:?}");
        };
        assert!(warning.contains("`raw_event`"), "{warning}");
    }

    #[test]
    fn what_is_dropped_is_not_said_to_reach_raw_events() {
        let objects = format!("[{}{{}}]", "{},".repeat(20_000_000));
        let payload = format!(r#"{{"id":"1","channels":{objects}}}"#);
        let (warnings, raw_events) = hear(&[("GUILD_CREATE", payload)]);
        assert_eq!(raw_events, 0);
        let [warning] = &warnings[..] else {
            panic!("{warnings:?}");
        };
        assert!(warning.contains("was dropped"), "{warning}");
        assert!(!warning.contains("raw_event"), "{warning}");
    }
}
