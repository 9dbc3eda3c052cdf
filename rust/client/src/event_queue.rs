//! What the background has to say to the main thread, in order, and within bounds.

mod queue;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use discord_cache::PreparedEvent;
use discord_model::decode::from_str_within;
use discord_model::events::max_decoded_bytes;

use self::queue::Queue;
pub(crate) use self::queue::QueuedEvent;
use crate::client_error::ClientError;
use crate::image::DecodedImage;
use crate::reply::Reply;

/// Past so many waiting events, typing events are dropped and the presences of one user are merged.
const HIGH_WATER: usize = 50_000;

/// The most events that wait while the main thread handles them, and their size as JSON. Past it the session is suspended.
const MAX_EVENTS: usize = 250_000;
const MAX_BYTES: usize = 256 << 20;

/// The same while nothing is handled because the scene tree is paused.
const MAX_PAUSED_EVENTS: usize = 100_000;
const MAX_PAUSED_BYTES: usize = 128 << 20;

/// Up to so many waiting events keep their JSON, for those who begin to listen to raw events.
const KEEPS_TEXT: usize = 2_000;

/// How long answers and interactions wait for their turn behind events. Discord waits 3 s for the response to an interaction.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many entries the main thread takes at once: one lock for many.
const BATCH: usize = 256;

/// Something that happened in the background.
#[derive(Debug)]
pub enum ClientEvent {
    /// The shards of a login were started.
    ShardsStarted {
        /// The numbers of those that run here.
        shards: Vec<u32>,
        /// How many the bot has, those of other processes included.
        shard_count: u32,
    },
    /// A shard is connected to the gateway.
    ShardConnected(u32),
    /// The connection of a shard ended. Unless [`ClientEvent::Failed`] follows, another attempt does.
    ShardDisconnected {
        /// The number of the shard.
        shard: u32,
        /// Why it ended.
        reason: ClientError,
    },
    /// Connecting failed. Unless [`ClientError::will_retry`] is set, nothing follows.
    Failed(ClientError),
    /// Something worth a warning in the log.
    Warning(String),
    /// An event.
    Event {
        /// The number of the shard that received it.
        shard: u32,
        /// As it came, if that is wanted.
        raw: Option<RawEvent>,
        /// Ready to be committed; none for events without a type.
        prepared: Option<PreparedEvent>,
    },
    /// A request ended.
    Reply {
        /// The number it was given.
        request: u64,
        /// What came of it.
        result: Result<Reply, ClientError>,
    },
    /// A download ended.
    Download {
        /// The number it was given.
        request: u64,
        /// The image.
        result: Result<DecodedImage, ClientError>,
    },
}

impl ClientEvent {
    /// Whether it ends a request or belongs in the log, and so does not wait while the scene tree is paused.
    fn is_response(&self) -> bool {
        matches!(
            self,
            Self::Reply { .. } | Self::Download { .. } | Self::Warning(_)
        )
    }
}

/// An event as it came.
#[derive(Debug)]
pub struct RawEvent {
    /// Its name, such as `MESSAGE_CREATE`.
    pub name: String,
    /// Its payload.
    pub data: serde_json::Value,
}

/// Whether raw events are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum RawWish {
    /// The main thread has not said since the login, and may still say that they are.
    Unknown = 0,
    No = 1,
    Yes = 2,
}

/// An event on its way into the event queue.
pub(crate) struct Incoming<'a> {
    pub shard: u32,
    pub name: &'a str,
    /// Its payload as JSON.
    pub text: &'a str,
    pub prepared: Option<PreparedEvent>,
}

/// The queue between the threads. The gateway never waits for a game that stalls; past a bound the session is suspended.
#[derive(Debug, Default)]
pub(crate) struct EventQueue {
    queue: Mutex<Queue>,
    /// How many events wait, those the main thread has taken and not handled included.
    events: AtomicUsize,
    /// Their size as JSON.
    bytes: AtomicUsize,
    dropped: AtomicU64,
    raw_wish: AtomicU8,
    paused: AtomicBool,
    overflowed: AtomicBool,
}

impl EventQueue {
    /// Takes in something that is no event.
    pub(crate) fn push(&self, inbound: ClientEvent) {
        if inbound.is_response() {
            self.lock().push_response(inbound);
        } else {
            self.events.fetch_add(1, Ordering::Relaxed);
            self.lock().push_event(inbound, None, 0);
        }
    }

    /// Takes in an event, with its JSON where somebody may ask for it.
    ///
    /// The parts of a large guild are events of their own, which come before it and which nobody hears of.
    pub(crate) fn push_event(&self, mut incoming: Incoming<'_>) {
        let parts = incoming.prepared.as_mut().map(PreparedEvent::take_parts);
        for part in parts.into_iter().flatten() {
            self.push(ClientEvent::Event {
                shard: incoming.shard,
                raw: None,
                prepared: Some(PreparedEvent::GuildPart(Box::new(part))),
            });
        }
        let wish = self.raw_wish();
        let waiting = self.events.load(Ordering::Relaxed);
        let keeps_text = wish == RawWish::Unknown || waiting < KEEPS_TEXT;
        let raw = (wish == RawWish::Yes)
            .then(|| RawEvent::parse(incoming.name, incoming.text))
            .flatten();
        let text = (wish != RawWish::Yes && keeps_text)
            .then(|| (incoming.name.into(), incoming.text.into()));
        if incoming.prepared.is_none() && raw.is_none() && text.is_none() {
            return;
        }
        let size = incoming.text.len();
        self.events.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(size, Ordering::Relaxed);
        let merges = waiting > HIGH_WATER;
        let event = ClientEvent::Event {
            shard: incoming.shard,
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
            self.handled(size);
        }
    }

    /// Whether so much waits that a typing event should be dropped; if so, it is counted.
    pub(crate) fn drops_typing(&self) -> bool {
        let full = self.events.load(Ordering::Relaxed) > HIGH_WATER;
        if full {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
        full
    }

    /// Whether more waits than is allowed; once it does, until three quarters of that have been handled.
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

    /// Whether the main thread handles no events, because the scene tree is paused.
    pub(crate) fn set_paused(&self, paused: bool) {
        self.paused.store(paused, Ordering::Relaxed);
    }

    pub(crate) fn is_paused(&self) -> bool {
        self.paused.load(Ordering::Relaxed)
    }

    /// Moves what waits into `batch`, which is empty: the oldest entries, in order.
    pub(crate) fn take(&self, batch: &mut VecDeque<QueuedEvent>) {
        self.lock().take(batch, BATCH);
    }

    /// Takes out the oldest answer, ahead of the events that came before it.
    pub(crate) fn take_response(&self) -> Option<ClientEvent> {
        self.lock().take_response()
    }

    /// Takes out an answer or an interaction that has waited for so long that its turn cannot be waited for.
    pub(crate) fn take_overdue(&self) -> Option<QueuedEvent> {
        self.lock().take_overdue(PATIENCE)
    }

    /// Takes out an event that answers a request over the gateway, ahead of the events that came before it.
    pub(crate) fn take_gateway_response(&self) -> Option<QueuedEvent> {
        self.lock().take_gateway_response()
    }

    /// An event of this size was handled.
    pub(crate) fn handled(&self, size: usize) {
        self.events.fetch_sub(1, Ordering::Relaxed);
        self.bytes.fetch_sub(size, Ordering::Relaxed);
    }

    /// How many events wait.
    pub(crate) fn waiting(&self) -> usize {
        self.events.load(Ordering::Relaxed)
    }

    /// How many events were dropped since the last time this was asked.
    pub(crate) fn take_dropped(&self) -> u64 {
        self.dropped.swap(0, Ordering::Relaxed)
    }

    /// A login begins: unless raw events are wanted already, the main thread has not said yet whether they are.
    pub(crate) fn begin_login(&self) {
        let (no, unknown) = (RawWish::No as u8, RawWish::Unknown as u8);
        self.raw_wish
            .compare_exchange(no, unknown, Ordering::Relaxed, Ordering::Relaxed)
            .ok();
    }

    /// Says whether raw events are wanted. Returns whether those that wait have to be parsed, by [`EventQueue::parse_texts`].
    pub(crate) fn want_raw(&self, wanted: bool) -> bool {
        let wish = if wanted { RawWish::Yes } else { RawWish::No };
        let before = self.raw_wish.swap(wish as u8, Ordering::Relaxed);
        wanted && before != RawWish::Yes as u8
    }

    /// Has the JSON of the events that wait parsed by `run`, in the background. Nothing can be taken until that is done.
    ///
    /// `batch` is what the main thread has taken and not handled.
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
