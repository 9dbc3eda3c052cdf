//! The count of invalid requests: too many of them, and Cloudflare bans the address.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// The stretch Discord counts over.
const WINDOW: Duration = Duration::from_secs(600);

/// How finely it is counted, so that a ban's worth of requests takes no memory.
const GRAIN: Duration = Duration::from_secs(5);

/// Counts the answers 401, 403 and 429 (but those of a shared limit) of the last ten minutes.
#[derive(Debug)]
pub(super) struct Invalid {
    /// How many lead to a ban; Discord says 10,000.
    limit: u32,
    counts: VecDeque<(Instant, u32)>,
    total: u32,
    warned: bool,
}

impl Invalid {
    pub(super) fn new(limit: u32) -> Self {
        Self {
            limit,
            counts: VecDeque::new(),
            total: 0,
            warned: false,
        }
    }

    /// Counts one; tells whether half of the limit has just been reached.
    pub(super) fn note(&mut self, now: Instant) -> bool {
        self.forget(now);
        match self.counts.back_mut() {
            Some((start, count)) if now < *start + GRAIN => *count += 1,
            _ => self.counts.push_back((now, 1)),
        }
        self.total += 1;
        let half = self.total >= self.limit.div_ceil(2);
        half && !std::mem::replace(&mut self.warned, true)
    }

    /// Until when nothing more may be sent, with 95 % of the limit reached; `None` if there is room.
    pub(super) fn refused_until(&mut self, now: Instant) -> Option<Instant> {
        self.forget(now);
        let refuses = u64::from(self.total) * 100 >= u64::from(self.limit) * 95;
        let first = self.counts.front().filter(|_| refuses)?;
        Some(first.0 + WINDOW + GRAIN)
    }

    /// How many there were.
    pub(super) fn total(&self) -> u32 {
        self.total
    }

    fn forget(&mut self, now: Instant) {
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
        let mut invalid = Invalid::new(100);
        let warnings: Vec<u32> = (1..=94).filter(|_| invalid.note(now)).collect();
        assert_eq!(warnings, [50]);
        assert_eq!(invalid.refused_until(now), None);
        invalid.note(now);
        let until = invalid.refused_until(now).unwrap();
        assert!(until >= now + WINDOW);
        assert_eq!(invalid.refused_until(until), None);
        assert_eq!(invalid.total(), 0);
    }

    #[test]
    fn memory_is_bounded() {
        let start = Instant::now();
        let mut invalid = Invalid::new(10_000);
        for second in 0..5000 {
            invalid.note(start + Duration::from_secs(second));
        }
        assert!(invalid.counts.len() <= 122, "{}", invalid.counts.len());
    }
}
