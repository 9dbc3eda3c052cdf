//! What a collector has got. It is kept here and not in the object of the script, which may be dropped on another thread.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::effect::EndReason;
use super::limits::CollectorLimits;

/// What a collector has got, for as long as somebody holds it.
pub struct Collected<P, V, C> {
    /// The collector.
    pub collector: C,
    max: usize,
    idle: Option<Duration>,
    /// When something came last.
    last: Instant,
    /// The values.
    pub values: Vec<V>,
    /// How many of them were given to those who wait for the next one.
    given: usize,
    /// Those who wait for the next one.
    pub next: VecDeque<P>,
    /// Why it ended, if it did.
    pub ended: Option<EndReason>,
    /// Whether [`WaitEffect::Ended`](super::WaitEffect::Ended) was returned.
    pub is_announced: bool,
}

impl<P, V: Clone, C> Collected<P, V, C> {
    /// A collector that has got nothing yet.
    pub fn new(collector: C, limits: &CollectorLimits, now: Instant) -> Self {
        let idle = Duration::try_from_secs_f64(limits.idle.max(0.0)).ok();
        Self {
            collector,
            max: limits.max,
            idle: idle.filter(|_| limits.idle != 0.0),
            last: now,
            values: Vec::new(),
            given: 0,
            next: VecDeque::new(),
            ended: None,
            is_announced: false,
        }
    }

    /// Adds a value; returns who waited for it.
    pub fn add(&mut self, value: V, now: Instant) -> Option<P> {
        self.values.push(value);
        self.last = now;
        if self.values.len() >= self.max {
            self.ended = Some(EndReason::Limit);
        }
        let waited = self.next.pop_front();
        self.given += usize::from(waited.is_some());
        waited
    }

    /// The oldest value that was not given yet; it then is.
    pub fn give(&mut self) -> Option<V> {
        let value = self.values.get(self.given)?.clone();
        self.given += 1;
        Some(value)
    }

    /// Whether nothing came for too long.
    pub fn is_idle(&self, now: Instant) -> bool {
        self.idle
            .is_some_and(|idle| now.saturating_duration_since(self.last) >= idle)
    }
}
