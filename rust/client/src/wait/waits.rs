//! The waits of one client.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Instant;

use rustc_hash::FxHashMap;

use super::collected::Collected;
use super::effect::{EndReason, WaitEffect};
use super::limits::CollectorLimits;
use super::timeout::deadline_after;

/// The waits of one client. `P` is a promise to a script, `F` the filter of a wait, `V` a value, `C` identifies a
/// collector.
pub struct Waits<P, F, V, C> {
    next: u64,
    /// Waits before this number end at the next frame, because their client was logged out.
    closed: u64,
    waiting: BTreeMap<u64, Wait<P, F>>,
    /// The waits for each signal.
    by_signal: FxHashMap<Box<str>, BTreeSet<u64>>,
    collected: BTreeMap<u64, Collected<P, V, C>>,
    /// The promises that are resolved at the next frame, with their values.
    due: VecDeque<(P, Option<V>)>,
}

/// A wait for a signal.
struct Wait<P, F> {
    signal: Box<str>,
    filter: F,
    until: Option<Instant>,
    /// The promise that the first emission resolves. Without one, a collector with the same number receives every
    /// emission.
    promise: Option<P>,
}

impl<P, F, V, C> Default for Waits<P, F, V, C> {
    fn default() -> Self {
        Self {
            next: 0,
            closed: 0,
            waiting: BTreeMap::new(),
            by_signal: FxHashMap::default(),
            collected: BTreeMap::new(),
            due: VecDeque::new(),
        }
    }
}

impl<P, F: Clone, V: Clone, C: Copy> Waits<P, F, V, C> {
    /// Returns whether there is a wait for a signal.
    pub fn hears(&self, signal: &str) -> bool {
        self.by_signal.contains_key(signal)
    }

    /// Returns the current waits for a signal, in the order in which they started.
    pub fn listeners(&self, signal: &str) -> Vec<u64> {
        let numbers = self.by_signal.get(signal);
        numbers.map_or_else(Vec::new, |numbers| numbers.iter().copied().collect())
    }

    /// Returns the filter of a wait; `None` if the wait has ended.
    pub fn filter(&self, number: u64) -> Option<F> {
        self.waiting.get(&number).map(|wait| wait.filter.clone())
    }

    /// Returns whether a wait has ended.
    pub fn is_over(&self, number: u64) -> bool {
        !self.waiting.contains_key(&number)
    }

    /// Returns whether there are no waits, and no ends to announce.
    pub fn is_empty(&self) -> bool {
        self.collected
            .values()
            .all(|collected| collected.is_announced)
            && self.waiting.is_empty()
            && self.due.is_empty()
    }

    /// Returns whether a script references a collector.
    pub fn is_held(&self) -> bool {
        !self.collected.is_empty()
    }

    /// Ends all current waits at the next frame, because the client was logged out.
    pub fn close(&mut self) {
        self.closed = self.next;
    }

    /// Waits for one emission, for `timeout` seconds, or without a limit if it is 0. Returns the number of the wait.
    pub fn wait_once(
        &mut self,
        signal: &str,
        filter: F,
        timeout: f64,
        promise: P,
        now: Instant,
    ) -> u64 {
        let number = self.reserve();
        self.start(number, signal, filter, timeout, Some(promise), now);
        number
    }

    /// Returns the number for a new collector.
    pub fn reserve(&mut self) -> u64 {
        let number = self.next;
        self.next += 1;
        number
    }

    /// Starts the collector with a reserved number.
    pub fn collect(
        &mut self,
        number: u64,
        collector: C,
        signal: &str,
        filter: F,
        limits: &CollectorLimits,
        now: Instant,
    ) {
        let collected = Collected::new(collector, limits, now);
        self.collected.insert(number, collected);
        self.start(number, signal, filter, limits.timeout, None, now);
    }

    /// Adds a collector with a reserved number that cannot start: it has ended.
    pub fn collect_nothing(&mut self, number: u64, collector: C, now: Instant) {
        let mut collected = Collected::new(collector, &CollectorLimits::default(), now);
        collected.ended = Some(EndReason::Stopped);
        self.collected.insert(number, collected);
    }

    /// Resolves a promise at the next frame.
    pub fn resolve_later(&mut self, promise: P, value: Option<V>) {
        self.due.push_back((promise, value));
    }

    fn start(
        &mut self,
        number: u64,
        signal: &str,
        filter: F,
        timeout: f64,
        promise: Option<P>,
        now: Instant,
    ) {
        let wait = Wait {
            signal: signal.into(),
            filter,
            until: deadline_after(timeout, now),
            promise,
        };
        self.by_signal
            .entry(signal.into())
            .or_default()
            .insert(number);
        self.waiting.insert(number, wait);
    }

    /// Handles an emission that passed the filter of a wait.
    #[must_use]
    pub fn matched(&mut self, number: u64, value: V, now: Instant) -> Vec<WaitEffect<P, F, V, C>> {
        let Some(wait) = self.waiting.get(&number) else {
            return Vec::new();
        };
        if wait.promise.is_some() {
            let Some((promise, filter)) = self.remove(number) else {
                return Vec::new();
            };
            let resolve = promise.map(|promise| WaitEffect::Resolve(promise, Some(value)));
            let release = WaitEffect::Release(Some(filter), Vec::new());
            return resolve.into_iter().chain([release]).collect();
        }
        let Some(collected) = self.collected.get_mut(&number) else {
            return Vec::new();
        };
        let waited = collected.add(value.clone(), now);
        let (collector, is_over) = (collected.collector, collected.ended.is_some());
        let mut effects = Vec::new();
        if is_over {
            effects.extend(self.end(number, EndReason::Limit));
        }
        effects.push(WaitEffect::Collected(collector, value.clone()));
        effects.extend(waited.map(|promise| WaitEffect::Resolve(promise, Some(value))));
        effects
    }

    /// Ends a wait. Its promise is resolved at the next frame.
    #[must_use]
    pub fn end(&mut self, number: u64, reason: EndReason) -> Option<WaitEffect<P, F, V, C>> {
        let (promise, filter) = self.remove(number)?;
        match promise {
            Some(promise) => self.resolve_later(promise, None),
            None => {
                if let Some(collected) = self.collected.get_mut(&number) {
                    collected.ended.get_or_insert(reason);
                    let waited = collected.next.drain(..);
                    self.due.extend(waited.map(|promise| (promise, None)));
                }
            }
        }
        Some(WaitEffect::Release(Some(filter), Vec::new()))
    }

    /// Removes a collector that nothing references anymore.
    #[must_use]
    pub fn forget(&mut self, number: u64) -> Option<WaitEffect<P, F, V, C>> {
        let filter = self.remove(number).map(|(_, filter)| filter);
        let mut values = Vec::new();
        if let Some(collected) = self.collected.remove(&number) {
            values = collected.values;
            let waited = collected.next.into_iter();
            self.due.extend(waited.map(|promise| (promise, None)));
        }
        let is_nothing = filter.is_none() && values.is_empty();
        (!is_nothing).then_some(WaitEffect::Release(filter, values))
    }

    fn remove(&mut self, number: u64) -> Option<(Option<P>, F)> {
        let wait = self.waiting.remove(&number)?;
        if let Some(numbers) = self.by_signal.get_mut(&wait.signal) {
            numbers.remove(&number);
            if numbers.is_empty() {
                self.by_signal.remove(&wait.signal);
            }
        }
        Some((wait.promise, wait.filter))
    }

    /// Requests the next value of a collector. It is returned at the next frame if there is one, or if no more will be
    /// collected; otherwise when it is collected.
    pub fn next_collected(&mut self, number: u64, promise: P) {
        match self.collected.get_mut(&number) {
            None => self.resolve_later(promise, None),
            Some(collected) => match (collected.give(), collected.ended) {
                (None, None) => collected.next.push_back(promise),
                (value, _) => self.resolve_later(promise, value),
            },
        }
    }

    /// Returns the values that a collector has collected so far.
    pub fn collected(&self, number: u64) -> &[V] {
        let collected = self.collected.get(&number);
        collected.map_or(&[], |collected| &collected.values)
    }

    /// Returns whether a collector has ended.
    pub fn has_collector_ended(&self, number: u64) -> bool {
        let collected = self.collected.get(&number);
        collected.is_none_or(|collected| collected.ended.is_some())
    }

    /// Ends the waits that have timed out or whose client was logged out. Called once per frame. Waits that start
    /// because of that are processed at the next frame. `is_held` returns whether a script still references a
    /// collector, because a collector that was dropped on another thread cannot report this itself.
    #[must_use]
    pub fn process_frame(
        &mut self,
        now: Instant,
        is_held: impl Fn(C) -> bool,
    ) -> Vec<WaitEffect<P, F, V, C>> {
        let let_go = self.collected.iter();
        let let_go: Vec<_> = let_go
            .filter(|(_, collected)| !is_held(collected.collector))
            .map(|(number, _)| *number)
            .collect();
        let mut effects: Vec<_> = let_go
            .into_iter()
            .filter_map(|number| self.forget(number))
            .collect();
        for (number, reason) in self.over(now) {
            effects.extend(self.end(number, reason));
        }
        let ended: Vec<_> = self
            .collected
            .values_mut()
            .filter(|collected| !collected.is_announced)
            .filter_map(|collected| {
                let reason = collected.ended?;
                collected.is_announced = true;
                Some(WaitEffect::Ended(collected.collector, reason))
            })
            .collect();
        let due = self.due.drain(..);
        effects.extend(due.map(|(promise, value)| WaitEffect::Resolve(promise, value)));
        effects.extend(ended);
        effects
    }

    /// Returns the waits that end now, with the reasons.
    fn over(&self, now: Instant) -> Vec<(u64, EndReason)> {
        let is_idle = |number| {
            let collected = self.collected.get(number);
            collected.is_some_and(|collected| collected.is_idle(now))
        };
        let waiting = self.waiting.iter();
        waiting
            .filter_map(|(number, wait)| {
                let reason = match &wait.promise {
                    _ if *number < self.closed => EndReason::Client,
                    _ if wait.until.is_some_and(|until| now >= until) => EndReason::Time,
                    None if is_idle(number) => EndReason::Idle,
                    _ => return None,
                };
                Some((*number, reason))
            })
            .collect()
    }
}
