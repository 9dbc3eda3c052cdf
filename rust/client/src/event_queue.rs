//! The queue of events from the background to the main thread, in order and bounded.

mod queue;
mod texts;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use discord_cache::PreparedEvent;
use discord_model::decode::from_str_within;
use discord_model::events::max_decoded_bytes;
use discord_model::{Application, User};

use self::queue::Queue;
pub(crate) use self::queue::{FirstSequences, QueuedEvent};
use crate::client_error::ClientError;
use crate::image::DecodedImage;
use crate::reply::Reply;
use crate::voice::VoiceInbox;

/// Beyond this number of waiting events, or this size as JSON, the main thread is slower than the background.
const BEHIND_EVENTS: usize = 2_000;
const BEHIND_BYTES: usize = 2 << 20;

/// Beyond this number of waiting events, typing events are dropped and the presences of the same user are merged.
const HIGH_WATER: usize = 50_000;

/// The maximum number of events that wait while the main thread handles them, and their size as JSON. Beyond it, the
/// session is suspended.
const MAX_EVENTS: usize = 250_000;
const MAX_BYTES: usize = 256 << 20;

/// The same limits while nothing is handled because the scene tree is paused.
const MAX_PAUSED_EVENTS: usize = 100_000;
const MAX_PAUSED_BYTES: usize = 128 << 20;

/// Up to this number of waiting events keep their JSON, in case a script connects to raw events.
const KEEPS_TEXT: usize = 2_000;

/// The time that responses and interactions wait behind events. Discord waits 3 s for the response to an interaction.
const PATIENCE: Duration = Duration::from_secs(1);

/// The number of entries that the main thread takes at once, with a single lock.
const BATCH: usize = 256;

/// An event of the client.
#[derive(Debug)]
pub enum ClientEvent {
    /// The shards of a login were started.
    ShardsStarted {
        /// The ids of the shards that run here.
        shards: Vec<u32>,
        /// The number of shards of the bot, including those of other processes.
        shard_count: u32,
    },
    /// The user and the application of the bot, which were requested because Discord does not send them if sessions of an earlier
    /// login are resumed.
    Identity {
        /// The user.
        user: Arc<User>,
        /// The application.
        application: Arc<Application>,
    },
    /// A shard is connected to the gateway.
    ShardConnected(u32),
    /// The connection of a shard ended. Another attempt follows, unless [`ClientEvent::Failed`] follows.
    ShardDisconnected {
        /// The id of the shard.
        shard: u32,
        /// The reason.
        reason: ClientError,
    },
    /// Another attempt to connect a shard follows, after [`ClientError::retry_after`] seconds.
    ReconnectScheduled {
        /// The id of the shard.
        shard: u32,
        /// The reason why it is not connected.
        reason: ClientError,
    },
    /// A payload was sent or received, if payloads are requested. The token in it is hidden.
    Packet {
        /// The id of the shard.
        shard: u32,
        /// Whether it was sent.
        sent: bool,
        /// The whole payload.
        packet: serde_json::Value,
    },
    /// Connecting failed. Another attempt follows only if [`ClientError::will_retry`] is set.
    Failed(ClientError),
    /// A warning for the log.
    Warning(String),
    /// An event of the gateway.
    Event {
        /// The id of the shard that received it.
        shard: u32,
        /// Its number within the session; 0 for an event that was injected.
        sequence: u64,
        /// The raw event, if raw events are requested.
        raw: Option<Box<RawEvent>>,
        /// Ready to be committed; none for events without a type.
        prepared: Option<PreparedEvent>,
    },
    /// A request completed.
    Reply {
        /// The number of the request.
        request: u64,
        /// The result.
        result: Result<Reply, ClientError>,
    },
    /// A download completed.
    Download {
        /// The number of the download.
        request: u64,
        /// The image.
        result: Result<DecodedImage, ClientError>,
    },
}

impl ClientEvent {
    /// Returns whether the event completes a request or is for the log. Such events do not wait while the scene tree
    /// is paused.
    fn is_response(&self) -> bool {
        matches!(
            self,
            Self::Reply { .. } | Self::Download { .. } | Self::Warning(_)
        )
    }
}

/// A raw event.
#[derive(Debug)]
pub struct RawEvent {
    /// Its name, such as `MESSAGE_CREATE`.
    pub name: String,
    /// Its payload.
    pub data: serde_json::Value,
}

/// Whether raw events are requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum RawWish {
    /// The main thread has not set this since the login, and may still request raw events.
    Unknown = 0,
    No = 1,
    Yes = 2,
}

/// An event that is added to the event queue.
pub(crate) struct Incoming<'a> {
    pub shard: u32,
    pub sequence: u64,
    pub name: &'a str,
    /// Its payload as JSON.
    pub text: &'a str,
    pub prepared: Option<PreparedEvent>,
}

/// The queue between the threads. The gateway never waits for a game that stalls; beyond a limit, the session is
/// suspended.
#[derive(Debug, Default)]
pub(crate) struct EventQueue {
    queue: Mutex<Queue>,
    /// The number of waiting events, including those that the main thread has taken but not handled.
    events: AtomicUsize,
    /// The size of these events as JSON.
    bytes: AtomicUsize,
    dropped: AtomicU64,
    raw_wish: AtomicU8,
    wants_packets: AtomicBool,
    paused: AtomicBool,
    overflowed: AtomicBool,
    voice: VoiceInbox,
}

impl EventQueue {
    /// Returns what is received about voice channels, which does not wait behind other events.
    pub(crate) fn voice(&self) -> &VoiceInbox {
        &self.voice
    }

    /// Adds an entry that is not an event of the gateway.
    pub(crate) fn push(&self, inbound: ClientEvent) {
        if inbound.is_response() {
            self.lock().push_response(inbound);
        } else {
            self.events.fetch_add(1, Ordering::Relaxed);
            self.lock().push_event(inbound, None, 0);
        }
    }

    /// Adds an event, with its JSON if raw events may be requested.
    ///
    /// The parts of a large guild are separate events before it, which emit no signals.
    pub(crate) fn push_event(&self, mut incoming: Incoming<'_>) {
        let parts = incoming.prepared.as_mut().map(PreparedEvent::take_parts);
        for part in parts.into_iter().flatten() {
            self.push(ClientEvent::Event {
                shard: incoming.shard,
                sequence: incoming.sequence,
                raw: None,
                prepared: Some(PreparedEvent::GuildPart(Box::new(part))),
            });
        }
        let wish = self.raw_wish();
        let waiting = self.events.load(Ordering::Relaxed);
        let keeps_text = wish == RawWish::Unknown || waiting < KEEPS_TEXT;
        let raw = (wish == RawWish::Yes)
            .then(|| RawEvent::parse(incoming.name, incoming.text).map(Box::new))
            .flatten();
        let text = (wish != RawWish::Yes && keeps_text).then_some((incoming.name, incoming.text));
        if incoming.prepared.is_none() && raw.is_none() && text.is_none() {
            return;
        }
        let size = incoming.text.len();
        self.events.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(size, Ordering::Relaxed);
        let merges = waiting > HIGH_WATER;
        let event = ClientEvent::Event {
            shard: incoming.shard,
            sequence: incoming.sequence,
            raw,
            prepared: incoming.prepared,
        };
        let merged = {
            let mut queue = self.lock();
            let merged = if merges {
                queue.supersede(&event)
            } else {
                None
            };
            queue.push_event(event, text, size);
            merged
        };
        if let Some(size) = merged {
            self.handled(1, size);
        }
    }

    /// Adds a payload that was sent or received. `size` is the length of its JSON.
    pub(crate) fn push_packet(
        &self,
        shard: u32,
        sent: bool,
        packet: serde_json::Value,
        size: usize,
    ) {
        let event = ClientEvent::Packet {
            shard,
            sent,
            packet,
        };
        self.events.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(size, Ordering::Relaxed);
        self.lock().push_event(event, None, size);
    }

    /// Sets whether the payloads of the connections are requested.
    pub(crate) fn want_packets(&self, wanted: bool) {
        self.wants_packets.store(wanted, Ordering::Relaxed);
    }

    /// Returns whether the payloads of the connections are requested.
    pub(crate) fn wants_packets(&self) -> bool {
        self.wants_packets.load(Ordering::Relaxed)
    }

    /// Returns whether so many events are waiting that a typing event should be dropped; if so, it is counted.
    pub(crate) fn drops_typing(&self) -> bool {
        let full = self.events.load(Ordering::Relaxed) > HIGH_WATER;
        if full {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
        full
    }

    /// Returns whether so many events are waiting that the main thread is slower than the background.
    pub(crate) fn is_behind(&self) -> bool {
        self.events.load(Ordering::Relaxed) > BEHIND_EVENTS
            || self.bytes.load(Ordering::Relaxed) > BEHIND_BYTES
    }

    /// Returns whether more events are waiting than allowed. Once this is the case, it remains so until the number has
    /// fallen to a quarter of the limit.
    pub(crate) fn is_full(&self) -> bool {
        let (events, bytes) = if self.paused.load(Ordering::Relaxed) {
            (MAX_PAUSED_EVENTS, MAX_PAUSED_BYTES)
        } else {
            (MAX_EVENTS, MAX_BYTES)
        };
        let was_full = self.overflowed.load(Ordering::Relaxed);
        let share = if was_full { 4 } else { 1 };
        let is_full = self.events.load(Ordering::Relaxed) > events / share
            || self.bytes.load(Ordering::Relaxed) > bytes / share;
        if is_full != was_full {
            self.overflowed.store(is_full, Ordering::Relaxed);
        }
        is_full
    }

    /// Sets whether the main thread handles no events, because the scene tree is paused.
    pub(crate) fn set_paused(&self, paused: bool) {
        self.paused.store(paused, Ordering::Relaxed);
    }

    pub(crate) fn is_paused(&self) -> bool {
        self.paused.load(Ordering::Relaxed)
    }

    /// Moves waiting entries into `batch`, which must be empty: the oldest ones, in order.
    pub(crate) fn take(&self, batch: &mut VecDeque<QueuedEvent>) {
        self.lock().take(batch, BATCH);
    }

    /// Takes the oldest response, ahead of the events that arrived before it.
    pub(crate) fn take_response(&self) -> Option<ClientEvent> {
        self.lock().take_response()
    }

    /// Takes a response or an interaction that has waited for too long.
    pub(crate) fn take_overdue(&self) -> Option<QueuedEvent> {
        self.lock().take_overdue(PATIENCE)
    }

    /// Takes an event that is a response to a request over the gateway, ahead of the events that arrived before it.
    pub(crate) fn take_gateway_response(&self) -> Option<QueuedEvent> {
        self.lock().take_gateway_response()
    }

    /// Records that events of this size in total were handled.
    pub(crate) fn handled(&self, events: usize, bytes: usize) {
        self.events.fetch_sub(events, Ordering::Relaxed);
        self.bytes.fetch_sub(bytes, Ordering::Relaxed);
    }

    /// Returns the sequence number of the oldest waiting event of each shard. `batch` has the events that the main thread has taken
    /// but not handled.
    pub(crate) fn first_sequences(&self, batch: &VecDeque<QueuedEvent>) -> FirstSequences {
        self.lock().first_sequences(batch)
    }

    /// Returns the number of waiting events.
    pub(crate) fn waiting(&self) -> usize {
        self.events.load(Ordering::Relaxed)
    }

    /// Returns the number of events that were dropped since the last call.
    pub(crate) fn take_dropped(&self) -> u64 {
        self.dropped.swap(0, Ordering::Relaxed)
    }

    /// Begins a login: unless raw events are requested already, the main thread has not set yet whether they are.
    pub(crate) fn begin_login(&self) {
        self.voice.reset();
        let (no, unknown) = (RawWish::No as u8, RawWish::Unknown as u8);
        self.raw_wish
            .compare_exchange(no, unknown, Ordering::Relaxed, Ordering::Relaxed)
            .ok();
    }

    /// Sets whether raw events are requested. Returns whether the waiting events must be parsed with
    /// [`EventQueue::parse_texts`].
    pub(crate) fn want_raw(&self, wanted: bool) -> bool {
        let wish = if wanted { RawWish::Yes } else { RawWish::No };
        let before = self.raw_wish.swap(wish as u8, Ordering::Relaxed);
        wanted && before != RawWish::Yes as u8
    }

    /// Parses the JSON of the waiting events with `run`, in the background. No events can be taken until this is
    /// complete.
    ///
    /// `batch` has the events that the main thread has taken but not handled.
    pub(crate) fn parse_texts(
        self: &Arc<Self>,
        batch: &mut VecDeque<QueuedEvent>,
        run: impl FnOnce(Box<dyn FnOnce() + Send>),
    ) {
        let Some(mut entries) = self.lock().begin_parsing(batch) else {
            return;
        };
        let event_queue = self.clone();
        run(Box::new(move || {
            entries.iter_mut().for_each(QueuedEvent::parse);
            event_queue.lock().end_parsing(entries);
        }));
    }

    fn raw_wish(&self) -> RawWish {
        match self.raw_wish.load(Ordering::Relaxed) {
            0 => RawWish::Unknown,
            1 => RawWish::No,
            _ => RawWish::Yes,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RawEvent {
    fn parse(name: &str, text: &str) -> Option<Self> {
        Some(Self {
            name: name.to_owned(),
            data: from_str_within(text, max_decoded_bytes(name)).ok()??,
        })
    }
}

#[cfg(test)]
mod tests;
