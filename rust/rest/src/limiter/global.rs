//! The limit that holds for all requests together.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// Lets so many requests pass in any stretch of one window's length, wherever Discord's own window begins.
#[derive(Debug)]
pub(super) struct Global {
    limit: usize,
    window: Duration,
    /// When the latest requests were sent; at most `limit` of them.
    sent: VecDeque<Instant>,
    blocked: Option<Instant>,
}

impl Global {
    pub(super) fn new(limit: u32, window: Duration) -> Self {
        Self {
            limit: limit.max(1) as usize,
            window,
            sent: VecDeque::new(),
            blocked: None,
        }
    }

    /// When the next request may be sent; `None` is now.
    pub(super) fn free_at(&mut self, now: Instant) -> Option<Instant> {
        let blocked = self.blocked.filter(|until| *until > now);
        let full = (self.sent.len() >= self.limit)
            .then(|| self.sent.front().map(|first| *first + self.window))
            .flatten()
            .filter(|until| *until > now);
        blocked.max(full)
    }

    pub(super) fn take(&mut self, now: Instant) {
        if self.sent.len() >= self.limit {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
    }

    /// Takes back a request that was let go then, but not sent.
    pub(super) fn refund(&mut self, departed: Instant) {
        if let Some(place) = self.sent.iter().rposition(|sent| *sent == departed) {
            self.sent.remove(place);
        }
    }

    /// Sends nothing until then.
    pub(super) fn block(&mut self, until: Instant) {
        self.blocked = self.blocked.max(Some(until));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_more_than_the_limit_in_any_window() {
        let start = Instant::now();
        let mut global = Global::new(3, Duration::from_millis(1100));
        for offset in [0, 500, 1000] {
            let now = start + Duration::from_millis(offset);
            assert_eq!(global.free_at(now), None);
            global.take(now);
        }
        let now = start + Duration::from_millis(1000);
        assert_eq!(
            global.free_at(now),
            Some(start + Duration::from_millis(1100))
        );
        let now = start + Duration::from_millis(1100);
        assert_eq!(global.free_at(now), None);
        global.take(now);
        assert_eq!(
            global.free_at(now),
            Some(start + Duration::from_millis(1600))
        );
    }

    #[test]
    fn the_longer_block_wins() {
        let now = Instant::now();
        let mut global = Global::new(50, Duration::from_millis(1100));
        global.block(now + Duration::from_secs(5));
        global.block(now + Duration::from_secs(2));
        assert_eq!(global.free_at(now), Some(now + Duration::from_secs(5)));
        assert_eq!(global.free_at(now + Duration::from_secs(5)), None);
    }
}
