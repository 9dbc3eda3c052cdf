//! What a shard's task and the holders of its [`Shard`](crate::Shard) both see.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::Session;
use crate::outbox::Outbox;

/// No latency is known.
const UNKNOWN: u64 = u64::MAX;

#[derive(Debug)]
pub(crate) struct Shared {
    pub outbox: Outbox,
    session: Mutex<Option<Session>>,
    latency_us: AtomicU64,
}

impl Shared {
    pub fn new(session: Option<Session>) -> Self {
        Self {
            outbox: Outbox::default(),
            session: Mutex::new(session),
            latency_us: AtomicU64::new(UNKNOWN),
        }
    }

    pub fn session(&self) -> Option<Session> {
        self.lock().clone()
    }

    pub fn set_session(&self, session: Option<Session>) {
        *self.lock() = session;
    }

    /// Moves the session on to this event. Numbers only grow.
    pub fn advance(&self, sequence: u64) {
        if let Some(session) = &mut *self.lock() {
            session.sequence = session.sequence.max(sequence);
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

    fn lock(&self) -> MutexGuard<'_, Option<Session>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
