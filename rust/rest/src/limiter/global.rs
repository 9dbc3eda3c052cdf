//! The limit that holds for all requests of one allowance together.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

use super::major::Number;

/// Lets so many requests pass in any stretch of one window's length, wherever Discord's own window begins.
///
/// When Discord counts a request nobody knows; but it is after it was sent and before its answer is here. So a place is taken
/// from the sending until one window after the answer, and no delay of the network can push two stretches into one.
#[derive(Debug)]
pub(super) struct Global {
    limit: usize,
    window: Duration,
    /// The requests on their way, by when they were sent.
    in_flight: BTreeSet<(Instant, Number)>,
    /// When the others that still count ended.
    ended: VecDeque<Instant>,
    blocked: Option<Instant>,
}

impl Global {
    pub(super) fn new(limit: u32, window: Duration) -> Self {
        Self {
            limit: limit.max(1) as usize,
            window,
            in_flight: BTreeSet::new(),
            ended: VecDeque::new(),
            blocked: None,
        }
    }

    /// When the next request may be sent; `None` is now.
    pub(super) fn free_at(&mut self, now: Instant) -> Option<Instant> {
        self.forget(now);
        let blocked = self.blocked_until(now);
        let full = self.in_flight.len() + self.ended.len() >= self.limit;
        let next = [
            self.ended.front().map(|ended| *ended + self.window),
            self.in_flight.first().map(|(sent, _)| self.given_up(*sent)),
        ];
        let free = next.into_iter().flatten().min().filter(|_| full);
        blocked.max(free)
    }

    /// Until when a refusal stops it; `None` if nothing does.
    pub(super) fn blocked_until(&self, now: Instant) -> Option<Instant> {
        self.blocked.filter(|until| *until > now)
    }

    /// Counts a request that is sent.
    pub(super) fn take(&mut self, number: Number, now: Instant) {
        self.in_flight.insert((now, number));
    }

    /// Ends a request that was sent then.
    pub(super) fn end(&mut self, sent: Instant, number: Number, now: Instant) {
        if self.in_flight.remove(&(sent, number)) {
            self.ended.push_back(now);
        }
    }

    /// Takes back a request that was let go then, but not sent.
    pub(super) fn refund(&mut self, departed: Instant, number: Number) {
        self.in_flight.remove(&(departed, number));
    }

    /// Sends nothing until then.
    pub(super) fn block(&mut self, until: Instant) {
        self.blocked = self.blocked.max(Some(until));
    }

    /// How much it remembers.
    #[cfg(test)]
    pub(super) fn weight(&self) -> usize {
        self.in_flight.len() + self.ended.len()
    }

    /// From when on a request without an answer is taken for counted, so that a few that hang do not stop all others.
    fn given_up(&self, sent: Instant) -> Instant {
        sent + 2 * self.window
    }

    fn forget(&mut self, now: Instant) {
        while self
            .ended
            .front()
            .is_some_and(|ended| *ended + self.window <= now)
        {
            self.ended.pop_front();
        }
        while let Some(first) = self.in_flight.first().copied()
            && self.given_up(first.0) <= now
        {
            self.in_flight.remove(&first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_place_is_free_a_window_after_the_answer() {
        let start = Instant::now();
        let mut global = Global::new(2, SECOND);
        for number in 0..2 {
            assert_eq!(global.free_at(start), None);
            global.take(number, start);
        }
        assert_eq!(global.free_at(start), Some(start + 2 * SECOND));
        global.end(start, 1, start + ms(300));
        assert_eq!(global.free_at(start + ms(300)), Some(start + ms(1300)));
        assert_eq!(global.free_at(start + ms(1300)), None);
    }

    #[test]
    fn what_hangs_is_given_up() {
        let start = Instant::now();
        let mut global = Global::new(1, SECOND);
        global.take(0, start);
        assert_eq!(global.free_at(start + 2 * SECOND), None);
        global.end(start, 0, start + 9 * SECOND);
        assert_eq!(global.free_at(start + 9 * SECOND), None);
        assert_eq!(global.weight(), 0);
    }

    #[test]
    fn what_was_not_sent_costs_nothing() {
        let now = Instant::now();
        let mut global = Global::new(1, SECOND);
        global.take(0, now);
        global.refund(now, 0);
        assert_eq!(global.free_at(now), None);
    }

    #[test]
    fn the_longer_block_wins() {
        let now = Instant::now();
        let mut global = Global::new(50, SECOND);
        global.block(now + 5 * SECOND);
        global.block(now + 2 * SECOND);
        assert_eq!(global.free_at(now), Some(now + 5 * SECOND));
        assert_eq!(global.free_at(now + 5 * SECOND), None);
    }
}
