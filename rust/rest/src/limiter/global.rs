//! The common limit of all requests of one allowance.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

use super::resource::RequestNumber;

/// Permits a number of requests in any period of one window, regardless of when the window of Discord begins.
///
/// Discord counts a request at some time after it is sent and before its response arrives. So a request counts here from the time it
/// is sent until one window after its response, and delays of the network cannot move too many requests into one window.
#[derive(Debug)]
pub(super) struct GlobalLimit {
    /// How many requests can count at the same time.
    limit: usize,
    /// The time for which a request counts after its response.
    window: Duration,
    /// The requests that were sent and have no response yet, in the order in which they were sent.
    in_flight: BTreeSet<(Instant, RequestNumber)>,
    /// The end times of the requests that still count, the oldest first.
    ended: VecDeque<Instant>,
    /// The time until which a 429 with the scope `global` blocks all requests.
    blocked: Option<Instant>,
}

impl GlobalLimit {
    pub(super) fn new(limit: u32, window: Duration) -> Self {
        Self {
            limit: limit.max(1) as usize,
            window,
            in_flight: BTreeSet::new(),
            ended: VecDeque::new(),
            blocked: None,
        }
    }

    /// Returns the time at which the next request can be sent; `None` means now.
    pub(super) fn free_at(&mut self, now: Instant) -> Option<Instant> {
        self.remove_expired(now);
        let blocked = self.blocked_until(now);
        let full = self.in_flight.len() + self.ended.len() >= self.limit;
        let next = [
            self.ended.front().map(|ended| *ended + self.window),
            self.in_flight
                .first()
                .map(|(sent, _)| self.abandoned_at(*sent)),
        ];
        let free = next.into_iter().flatten().min().filter(|_| full);
        blocked.max(free)
    }

    /// Returns until when a 429 blocks all requests, if one does.
    pub(super) fn blocked_until(&self, now: Instant) -> Option<Instant> {
        self.blocked.filter(|until| *until > now)
    }

    /// Counts a request that is being sent.
    pub(super) fn take(&mut self, number: RequestNumber, now: Instant) {
        self.in_flight.insert((now, number));
    }

    /// Ends a request that was sent at `sent`.
    pub(super) fn end(&mut self, sent: Instant, number: RequestNumber, now: Instant) {
        if self.in_flight.remove(&(sent, number)) {
            self.ended.push_back(now);
        }
    }

    /// Uncounts a request that was granted at `dispatched_at`, but not sent.
    pub(super) fn refund(&mut self, dispatched_at: Instant, number: RequestNumber) {
        self.in_flight.remove(&(dispatched_at, number));
    }

    /// Blocks all requests until `until`.
    pub(super) fn block(&mut self, until: Instant) {
        self.blocked = self.blocked.max(Some(until));
    }

    /// Returns the number of entries, for tests of memory.
    #[cfg(test)]
    pub(super) fn entry_count(&self) -> usize {
        self.in_flight.len() + self.ended.len()
    }

    /// Returns the time at which a request without a response stops counting, so that a few hanging requests do not
    /// block all others.
    fn abandoned_at(&self, sent: Instant) -> Instant {
        sent + 2 * self.window
    }

    fn remove_expired(&mut self, now: Instant) {
        while self
            .ended
            .front()
            .is_some_and(|ended| *ended + self.window <= now)
        {
            self.ended.pop_front();
        }
        while let Some(first) = self.in_flight.first().copied()
            && self.abandoned_at(first.0) <= now
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
    fn a_place_is_free_a_window_after_the_response() {
        let start = Instant::now();
        let mut global = GlobalLimit::new(2, SECOND);
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
        let mut global = GlobalLimit::new(1, SECOND);
        global.take(0, start);
        assert_eq!(global.free_at(start + 2 * SECOND), None);
        global.end(start, 0, start + 9 * SECOND);
        assert_eq!(global.free_at(start + 9 * SECOND), None);
        assert_eq!(global.entry_count(), 0);
    }

    #[test]
    fn what_was_not_sent_costs_nothing() {
        let now = Instant::now();
        let mut global = GlobalLimit::new(1, SECOND);
        global.take(0, now);
        global.refund(now, 0);
        assert_eq!(global.free_at(now), None);
    }

    #[test]
    fn the_longer_block_wins() {
        let now = Instant::now();
        let mut global = GlobalLimit::new(50, SECOND);
        global.block(now + 5 * SECOND);
        global.block(now + 2 * SECOND);
        assert_eq!(global.free_at(now), Some(now + 5 * SECOND));
        assert_eq!(global.free_at(now + 5 * SECOND), None);
    }
}
