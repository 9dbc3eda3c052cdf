//! What the background has to say to the main thread, in order.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use discord_cache::Prepared;

use crate::failure::Failure;
use crate::reply::Reply;

/// Past so many waiting events, those that only tell of the moment are dropped.
const HIGH_WATER: usize = 50_000;

/// Something that happened in the background.
#[derive(Debug)]
pub enum Inbound {
    /// A connection to the gateway stands; `again` if it is not the first since login.
    Connected {
        /// Whether there was one before.
        again: bool,
    },
    /// The connection ended. Another attempt follows by itself.
    Disconnected,
    /// Connecting failed. Unless [`Failure::will_retry`] is set, nothing follows.
    Failed(Failure),
    /// Something worth a warning in the log.
    Warning(String),
    /// An event.
    Event {
        /// As it came, if that is wanted.
        raw: Option<RawEvent>,
        /// Ready to be committed; none for events without a type.
        prepared: Option<Prepared>,
    },
    /// A request ended.
    Reply {
        /// The number it was given.
        request: u64,
        /// What came of it.
        result: Result<Reply, Failure>,
    },
    /// A download ended.
    Download {
        /// The number it was given.
        request: u64,
        /// The bytes.
        result: Result<Bytes, Failure>,
    },
}

/// An event as it came.
#[derive(Debug)]
pub struct RawEvent {
    /// Its name, such as `MESSAGE_CREATE`.
    pub name: String,
    /// Its payload.
    pub data: serde_json::Value,
}

/// The queue between the threads. It is never full: the gateway must not wait for a game that stalls.
#[derive(Debug, Default)]
pub(crate) struct Mailbox {
    queue: Mutex<VecDeque<Inbound>>,
    waiting: AtomicUsize,
    dropped: AtomicU64,
    raw_wanted: AtomicBool,
}

impl Mailbox {
    pub(crate) fn push(&self, inbound: Inbound) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.lock().push_back(inbound);
    }

    /// Whether so much waits that events which only tell of the moment should be dropped; if so, one is counted.
    pub(crate) fn drops(&self) -> bool {
        let full = self.is_crowded();
        if full {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
        full
    }

    /// Whether so much waits that events which only tell of the moment should be dropped.
    pub(crate) fn is_crowded(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > HIGH_WATER
    }

    /// Moves all that waits into `batch`, which is empty: one lock for many messages.
    pub(crate) fn take(&self, batch: &mut VecDeque<Inbound>) {
        std::mem::swap(&mut *self.lock(), batch);
    }

    /// One message was handled.
    pub(crate) fn handled(&self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }

    /// How many messages wait.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// How many events were dropped since the last time this was asked.
    pub(crate) fn take_dropped(&self) -> u64 {
        self.dropped.swap(0, Ordering::Relaxed)
    }

    pub(crate) fn want_raw(&self, wanted: bool) {
        self.raw_wanted.store(wanted, Ordering::Relaxed);
    }

    pub(crate) fn raw_wanted(&self) -> bool {
        self.raw_wanted.load(Ordering::Relaxed)
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Inbound>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
