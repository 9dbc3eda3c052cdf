//! The number of invalid requests. After too many of them, Cloudflare bans the IP address.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// The period over which Discord counts.
const WINDOW: Duration = Duration::from_secs(600);

/// The resolution of the count, which bounds the memory that it takes.
const GRAIN: Duration = Duration::from_secs(5);

/// Counts the responses 401, 403 and 429 (except 429 of a shared limit) of the last ten minutes.
#[derive(Debug)]
pub(super) struct InvalidRequests {
    /// The number of invalid requests that leads to a ban. Discord documents 10,000.
    limit: u32,
    /// The beginning of each period of [`GRAIN`] with invalid requests, and their number, the oldest first.
    counts: VecDeque<(Instant, u32)>,
    /// The sum of `counts`.
    total: u32,
    /// Whether half of the limit was reached, and reported, and the count has not fallen below it since.
    warned: bool,
}

impl InvalidRequests {
    pub(super) fn new(limit: u32) -> Self {
        Self {
            limit,
            counts: VecDeque::new(),
            total: 0,
            warned: false,
        }
    }

    /// Counts an invalid request. Returns whether half of the limit has just been reached.
    pub(super) fn record(&mut self, now: Instant) -> bool {
        self.remove_expired(now);
        match self.counts.back_mut() {
            Some((start, count)) if now < *start + GRAIN => *count += 1,
            _ => self.counts.push_back((now, 1)),
        }
        self.total += 1;
        let half = self.total >= self.limit.div_ceil(2);
        half && !std::mem::replace(&mut self.warned, true)
    }

    /// Returns until when no request is sent because 95 % of the limit is reached; `None` if requests can be sent.
    pub(super) fn blocked_until(&mut self, now: Instant) -> Option<Instant> {
        self.remove_expired(now);
        let refuses = u64::from(self.total) * 100 >= u64::from(self.limit) * 95;
        let first = self.counts.front().filter(|_| refuses)?;
        Some(first.0 + WINDOW + GRAIN)
    }

    /// Returns the number of invalid requests in the last ten minutes.
    pub(super) fn total(&self) -> u32 {
        self.total
    }

    fn remove_expired(&mut self, now: Instant) {
        while let Some((start, count)) = self.counts.front()
            && now >= *start + WINDOW + GRAIN
        {
            self.total -= count;
            self.counts.pop_front();
        }
        self.warned &= self.total >= self.limit.div_ceil(2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warns_once_at_half_and_refuses_before_the_end() {
        let now = Instant::now();
        let mut invalid = InvalidRequests::new(100);
        let warnings: Vec<u32> = (1..=94).filter(|_| invalid.record(now)).collect();
        assert_eq!(warnings, [50]);
        assert_eq!(invalid.blocked_until(now), None);
        invalid.record(now);
        let until = invalid.blocked_until(now).unwrap();
        assert!(until >= now + WINDOW);
        assert_eq!(invalid.blocked_until(until), None);
        assert_eq!(invalid.total(), 0);
    }

    #[test]
    fn memory_is_bounded() {
        let start = Instant::now();
        let mut invalid = InvalidRequests::new(10_000);
        for second in 0..5000 {
            invalid.record(start + Duration::from_secs(second));
        }
        assert!(invalid.counts.len() <= 122, "{}", invalid.counts.len());
    }
}
