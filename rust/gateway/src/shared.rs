//! The state that the task of a shard shares with its [`Shard`](crate::Shard).

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::Session;
use crate::command_queue::CommandQueue;
use crate::reconnect::ReconnectSlot;

/// The value of `latency_us` while the latency is unknown.
const UNKNOWN: u64 = u64::MAX;

#[derive(Debug)]
pub(crate) struct SharedState {
    pub command_queue: CommandQueue,
    pub reconnect: ReconnectSlot,
    /// The session, and since when the shard has it.
    session: Mutex<Option<(Session, Instant)>>,
    latency_us: AtomicU64,
}

impl SharedState {
    pub fn new(session: Option<Session>) -> Self {
        Self {
            command_queue: CommandQueue::default(),
            reconnect: ReconnectSlot::default(),
            session: Mutex::new(session.map(|session| (session, Instant::now()))),
            latency_us: AtomicU64::new(UNKNOWN),
        }
    }

    pub fn session(&self) -> Option<Session> {
        self.lock().as_ref().map(|(session, _)| session.clone())
    }

    /// Returns the time since the shard has its session.
    pub fn session_age(&self) -> Option<Duration> {
        self.lock().as_ref().map(|(_, since)| since.elapsed())
    }

    pub fn set_session(&self, session: Option<Session>) {
        *self.lock() = session.map(|session| (session, Instant::now()));
    }

    /// Sets the sequence number of the session, unless it is smaller than the last one.
    pub fn advance(&self, sequence: u64) {
        if let Some((session, _)) = &mut *self.lock() {
            session.sequence = session.sequence.max(sequence);
        }
    }

    /// Sets the sequence number from which the session is resumed.
    pub fn rewind(&self, sequence: u64) {
        if let Some((session, _)) = &mut *self.lock() {
            session.sequence = sequence;
        }
    }

    pub fn latency(&self) -> Option<Duration> {
        match self.latency_us.load(Ordering::Relaxed) {
            UNKNOWN => None,
            us => Some(Duration::from_micros(us)),
        }
    }

    pub fn set_latency(&self, latency: Option<Duration>) {
        let us = latency.and_then(|latency| u64::try_from(latency.as_micros()).ok());
        self.latency_us
            .store(us.unwrap_or(UNKNOWN), Ordering::Relaxed);
    }

    fn lock(&self) -> MutexGuard<'_, Option<(Session, Instant)>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
