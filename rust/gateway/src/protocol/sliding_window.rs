//! A sliding window, which limits how often something happens in a period.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// The times of the last events, up to the limit.
#[derive(Debug)]
pub(crate) struct SlidingWindow {
    limit: usize,
    period: Duration,
    times: VecDeque<Instant>,
}

impl SlidingWindow {
    /// Creates a window of up to `limit` (at least 1) events in any `period`.
    pub fn new(limit: usize, period: Duration) -> Self {
        let limit = limit.max(1);
        Self {
            limit,
            period,
            times: VecDeque::with_capacity(limit),
        }
    }

    /// Returns the time at which the next event can happen: `now` or later.
    pub fn free_at(&self, now: Instant) -> Instant {
        match self.times.len().checked_sub(self.limit) {
            Some(oldest) => now.max(self.times[oldest] + self.period),
            None => now,
        }
    }

    /// Records an event.
    pub fn record(&mut self, now: Instant) {
        if self.times.len() == self.limit {
            self.times.pop_front();
        }
        self.times.push_back(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slides() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut window = SlidingWindow::new(3, Duration::from_secs(10));
        for second in [0, 1, 5] {
            assert_eq!(window.free_at(at(second)), at(second));
            window.record(at(second));
        }
        assert_eq!(window.free_at(at(6)), at(10));
        window.record(at(10));
        assert_eq!(window.free_at(at(10)), at(11));
        assert_eq!(window.free_at(at(30)), at(30));
    }

    #[test]
    fn holds_its_limit_under_any_pattern() {
        let start = Instant::now();
        let (limit, period) = (7, Duration::from_millis(1000));
        let mut window = SlidingWindow::new(limit, period);
        let mut random = fastrand::Rng::with_seed(4);
        let (mut now, mut sent) = (start, Vec::new());
        for _ in 0..2000 {
            now += Duration::from_millis(random.u64(0..300));
            if window.free_at(now) == now {
                window.record(now);
                sent.push(now);
            }
        }
        assert!(sent.len() > 1000);
        assert!(
            sent.windows(limit + 1)
                .all(|run| run[limit] - run[0] >= period)
        );
    }
}
