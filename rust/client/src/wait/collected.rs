//! The values of a collector. They are stored here and not in the object of the script, which may be dropped on another
//! thread.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::effect::EndReason;
use super::limits::CollectorLimits;

/// The values of a collector, kept as long as a script references it.
pub struct Collected<P, V, C> {
    /// The collector.
    pub collector: C,
    max: usize,
    idle: Option<Duration>,
    /// The time at which the last value was collected.
    last: Instant,
    /// The values.
    pub values: Vec<V>,
    /// The number of values that were returned by waits for the next one.
    given: usize,
    /// The waits for the next value.
    pub next: VecDeque<P>,
    /// Why it ended, if it has.
    pub ended: Option<EndReason>,
    /// Whether [`WaitEffect::Ended`](super::WaitEffect::Ended) was returned.
    pub is_announced: bool,
}

impl<P, V: Clone, C> Collected<P, V, C> {
    /// Creates the state of a collector without values.
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

    /// Adds a value. Returns the wait that receives it.
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

    /// Returns the oldest value that was not returned yet, and marks it as returned.
    pub fn give(&mut self) -> Option<V> {
        let value = self.values.get(self.given)?.clone();
        self.given += 1;
        Some(value)
    }

    /// Returns whether the idle time has passed without a value.
    pub fn is_idle(&self, now: Instant) -> bool {
        self.idle
            .is_some_and(|idle| now.saturating_duration_since(self.last) >= idle)
    }
}
