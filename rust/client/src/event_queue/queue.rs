//! The order of waiting entries: events and responses in two queues, with one numbering for both.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use discord_cache::PreparedEvent;
use discord_model::Event;
use rustc_hash::FxHashMap;

use super::texts::{StoredText, Texts};
use super::{ClientEvent, RawEvent};

/// Superseded entries are removed once there are this many of them, and as many as other entries.
const SUPERSEDED: usize = 1_024;

/// A waiting entry.
#[derive(Debug)]
pub(crate) struct QueuedEvent {
    number: u64,
    /// `None` if it was superseded.
    inbound: Option<ClientEvent>,
    /// The name and the JSON of an event, kept in case a script connects to raw events.
    text: Option<StoredText>,
    /// The size of an event as JSON.
    size: usize,
    /// The time at which a response or an interaction was added. Reading the clock for each event would take too long.
    since: Option<Instant>,
}

impl QueuedEvent {
    /// Returns the entry, and the size of its JSON if it is an event.
    pub(crate) fn into_inbound(self) -> Option<(ClientEvent, Option<usize>)> {
        let inbound = self.inbound?;
        let size = (!inbound.is_response()).then_some(self.size);
        Some((inbound, size))
    }

    /// Returns whether the event is a response.
    pub(crate) fn is_response(&self) -> bool {
        self.inbound.as_ref().is_some_and(ClientEvent::is_response)
    }

    /// Returns whether the event is a response to a request over the gateway.
    pub(crate) fn is_gateway_response(&self) -> bool {
        match &self.inbound {
            Some(ClientEvent::Event {
                prepared: Some(prepared),
                ..
            }) => is_gateway_response(prepared),
            _ => false,
        }
    }

    /// Parses the JSON that was kept.
    pub(super) fn parse(&mut self) {
        if let Some(text) = self.text.take()
            && let Some(ClientEvent::Event { raw, .. }) = &mut self.inbound
        {
            let (name, json) = text.read();
            *raw = RawEvent::parse(&name, &json).map(Box::new);
        }
    }
}

/// The sequence number of the oldest event of each shard.
pub(crate) type FirstSequences = BTreeMap<u32, u64>;

/// The ids of a user and a guild.
type PresenceKey = (u64, u64);

/// The waiting entries, in order.
#[derive(Debug, Default)]
pub(super) struct Queue {
    next: u64,
    events: VecDeque<QueuedEvent>,
    responses: VecDeque<QueuedEvent>,
    texts: Texts,
    /// The numbers of the interactions in `events`, and of the events that are responses to requests over the gateway.
    interactions: VecDeque<u64>,
    gateway_responses: VecDeque<u64>,
    /// The number of the newest presence of each user that was added while presences were merged.
    presences: FxHashMap<PresenceKey, u64>,
    /// The number of `events` that were superseded.
    superseded: usize,
    /// The first sequence numbers of the oldest events, while these are being parsed by another thread.
    parsing: Option<FirstSequences>,
}

impl Queue {
    pub(super) fn push_response(&mut self, inbound: ClientEvent) {
        let entry = QueuedEvent {
            since: Some(Instant::now()),
            ..self.entry(inbound)
        };
        self.responses.push_back(entry);
    }

    pub(super) fn push_event(
        &mut self,
        inbound: ClientEvent,
        text: Option<(&str, &str)>,
        size: usize,
    ) {
        let text = text.map(|(name, json)| self.texts.store(name, json));
        let mut entry = QueuedEvent {
            text,
            size,
            ..self.entry(inbound)
        };
        if let Some(ClientEvent::Event {
            prepared: Some(prepared),
            ..
        }) = &entry.inbound
        {
            if is_interaction(prepared) {
                entry.since = Some(Instant::now());
                self.interactions.push_back(entry.number);
            } else if is_gateway_response(prepared) {
                self.gateway_responses.push_back(entry.number);
            }
        }
        self.events.push_back(entry);
    }

    fn entry(&mut self, inbound: ClientEvent) -> QueuedEvent {
        self.next += 1;
        QueuedEvent {
            number: self.next,
            inbound: Some(inbound),
            text: None,
            size: 0,
            since: None,
        }
    }

    /// If `event`, which is pushed next, is a presence, removes an older presence of the same user that is still
    /// waiting, because only the newest is needed. Returns the size of the removed event.
    pub(super) fn supersede(&mut self, event: &ClientEvent) -> Option<usize> {
        let key = presence_key(event)?;
        let older = self.presences.insert(key, self.next + 1)?;
        let size = self.take_out(older)?.size;
        if self.superseded > SUPERSEDED && self.superseded > self.events.len() / 2 {
            self.events.retain(|entry| entry.inbound.is_some());
            self.superseded = 0;
        }
        Some(size)
    }

    /// Moves up to `count` entries into `batch`, the oldest first.
    pub(super) fn take(&mut self, batch: &mut VecDeque<QueuedEvent>, count: usize) {
        if self.parsing.is_some() {
            return;
        }
        while batch.len() < count {
            let event = self.events.front().map(|entry| entry.number);
            let response = self.responses.front().map(|entry| entry.number);
            let queue = match (event, response) {
                (Some(event), Some(response)) if response < event => &mut self.responses,
                (Some(_), _) => &mut self.events,
                (None, Some(_)) => &mut self.responses,
                (None, None) => break,
            };
            match queue.pop_front() {
                Some(entry) if entry.inbound.is_some() => batch.push_back(entry),
                Some(_) => self.superseded = self.superseded.saturating_sub(1),
                None => break,
            }
        }
        if self.events.is_empty() {
            self.presences = FxHashMap::default();
            self.interactions.clear();
            self.gateway_responses.clear();
            self.events.shrink_to(count);
        }
    }

    pub(super) fn take_response(&mut self) -> Option<ClientEvent> {
        self.responses.pop_front()?.inbound
    }

    /// Takes a response or an interaction that has waited for longer than `patience`, ahead of the events that arrived
    /// before it.
    pub(super) fn take_overdue(&mut self, patience: Duration) -> Option<QueuedEvent> {
        if self.parsing.is_some() {
            return None;
        }
        let is_overdue =
            |entry: &QueuedEvent| entry.since.is_some_and(|since| since.elapsed() > patience);
        if self.responses.front().is_some_and(is_overdue) {
            return self.responses.pop_front();
        }
        while let Some(number) = self.interactions.front().copied() {
            match self.find(number) {
                Some(entry) if !is_overdue(entry) => return None,
                found => {
                    let waits = found.is_some();
                    self.interactions.pop_front();
                    // Otherwise, it was taken in its turn.
                    if waits {
                        return self.take_out(number);
                    }
                }
            }
        }
        None
    }

    /// Takes an event that is a response to a request over the gateway, ahead of the events that arrived before it.
    pub(super) fn take_gateway_response(&mut self) -> Option<QueuedEvent> {
        if self.parsing.is_some() {
            return None;
        }
        while let Some(number) = self.gateway_responses.pop_front() {
            if let Some(entry) = self.take_out(number) {
                return Some(entry);
            }
        }
        None
    }

    /// Returns a waiting event by its number.
    fn find(&mut self, number: u64) -> Option<&mut QueuedEvent> {
        let place = self
            .events
            .binary_search_by_key(&number, |entry| entry.number)
            .ok()?;
        let entry = self.events.get_mut(place)?;
        entry.inbound.is_some().then_some(entry)
    }

    /// Takes a waiting event by its number. The empty entry is skipped later.
    fn take_out(&mut self, number: u64) -> Option<QueuedEvent> {
        let entry = self.find(number)?;
        let taken = QueuedEvent {
            number,
            inbound: entry.inbound.take(),
            text: entry.text.take(),
            size: std::mem::take(&mut entry.size),
            since: entry.since,
        };
        self.superseded += 1;
        Some(taken)
    }

    /// Takes the waiting events for parsing, together with those of `batch`, which are older; `None` if none of them
    /// has text. The responses in `batch` are returned to their queue.
    pub(super) fn begin_parsing(
        &mut self,
        batch: &mut VecDeque<QueuedEvent>,
    ) -> Option<VecDeque<QueuedEvent>> {
        let has_text = |entry: &QueuedEvent| entry.text.is_some();
        if self.parsing.is_some() || !batch.iter().chain(&self.events).any(has_text) {
            return None;
        }
        self.parsing = Some(self.first_sequences(batch));
        let (responses, mut entries): (VecDeque<_>, VecDeque<_>) =
            batch.drain(..).partition(QueuedEvent::is_response);
        for response in responses.into_iter().rev() {
            self.responses.push_front(response);
        }
        entries.append(&mut self.events);
        Some(entries)
    }

    /// Puts the parsed events back. Events that arrived in the meantime are newer.
    pub(super) fn end_parsing(&mut self, mut entries: VecDeque<QueuedEvent>) {
        entries.append(&mut self.events);
        self.events = entries;
        self.parsing = None;
    }

    /// Returns the sequence number of the oldest waiting event of each shard, including those of `batch`.
    pub(super) fn first_sequences(&self, batch: &VecDeque<QueuedEvent>) -> FirstSequences {
        let mut first = self.parsing.clone().unwrap_or_default();
        for entry in batch.iter().chain(&self.events) {
            if let Some(ClientEvent::Event {
                shard, sequence, ..
            }) = entry.inbound
                && sequence > 0
            {
                let known = first.entry(shard).or_insert(sequence);
                *known = sequence.min(*known);
            }
        }
        first
    }
}

#[cfg(test)]
impl Queue {
    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    pub(super) fn texts(&self) -> usize {
        let kept = self.events.iter().filter(|entry| entry.text.is_some());
        kept.count()
    }
}

fn is_interaction(prepared: &PreparedEvent) -> bool {
    matches!(prepared, PreparedEvent::Event(Event::InteractionCreate(_)))
}

fn is_gateway_response(prepared: &PreparedEvent) -> bool {
    matches!(
        prepared,
        PreparedEvent::Members(_)
            | PreparedEvent::Event(
                Event::SoundboardSounds(_) | Event::ChannelInfo(_) | Event::RateLimited(_)
            )
    )
}

fn presence_key(event: &ClientEvent) -> Option<PresenceKey> {
    match event {
        ClientEvent::Event {
            prepared: Some(PreparedEvent::Event(Event::PresenceUpdate(presence))),
            ..
        } => Some((presence.guild_id.get(), presence.user_id().get())),
        _ => None,
    }
}
