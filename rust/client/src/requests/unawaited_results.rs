//! The results of requests that no script awaited when they completed.
//!
//! A script may send several requests, and then await one after the other. Those that complete before they are awaited
//! keep their result for a while.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// The maximum number of results. The oldest is dropped for a new one.
const MAX_RESULTS: usize = 256;

/// The time after which a result is dropped.
const MAX_AGE: Duration = Duration::from_secs(60);

/// The results that may still be awaited, the oldest first. `P` is a promise to a script, `V` a value.
pub struct UnawaitedResults<P, V> {
    results: VecDeque<UnawaitedResult<P, V>>,
}

/// A result that was not awaited.
struct UnawaitedResult<P, V> {
    promise: P,
    value: V,
    completed_at: Instant,
}

/// What becomes of the results in a frame. The caller drops or resolves them while nothing is borrowed.
#[derive(Debug, PartialEq, Eq)]
pub struct ClaimedResults<P, V> {
    /// The results that a script awaits now.
    pub awaited: Vec<(P, V)>,
    /// The results that are too old.
    pub expired: Vec<(P, V)>,
}

impl<P, V> Default for UnawaitedResults<P, V> {
    fn default() -> Self {
        Self {
            results: VecDeque::new(),
        }
    }
}

impl<P, V> UnawaitedResults<P, V> {
    /// Keeps a result. Returns the result that is dropped for it.
    pub fn keep(&mut self, promise: P, value: V, now: Instant) -> Option<(P, V)> {
        self.results.push_back(UnawaitedResult {
            promise,
            value,
            completed_at: now,
        });
        let is_full = self.results.len() > MAX_RESULTS;
        let dropped = is_full.then(|| self.results.pop_front()).flatten();
        dropped.map(UnawaitedResult::into_parts)
    }

    /// Removes and returns the results that are awaited, and those that are too old.
    pub fn process_frame(
        &mut self,
        now: Instant,
        mut is_awaited: impl FnMut(&P) -> bool,
    ) -> ClaimedResults<P, V> {
        let mut claimed = ClaimedResults {
            awaited: Vec::new(),
            expired: Vec::new(),
        };
        for _ in 0..self.results.len() {
            let Some(result) = self.results.pop_front() else {
                break;
            };
            if is_awaited(&result.promise) {
                claimed.awaited.push(result.into_parts());
            } else if now.saturating_duration_since(result.completed_at) >= MAX_AGE {
                claimed.expired.push(result.into_parts());
            } else {
                self.results.push_back(result);
            }
        }
        claimed
    }

    /// Removes and returns all results.
    pub fn take_all(&mut self) -> Vec<(P, V)> {
        let results = std::mem::take(&mut self.results).into_iter();
        results.map(UnawaitedResult::into_parts).collect()
    }
}

impl<P, V> UnawaitedResult<P, V> {
    fn into_parts(self) -> (P, V) {
        (self.promise, self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_kept_until_it_is_awaited() {
        let mut results = UnawaitedResults::default();
        let start = Instant::now();
        assert_eq!(results.keep(1, "one", start), None);
        assert_eq!(results.keep(2, "two", start), None);
        assert_eq!(results.keep(3, "three", start), None);
        let nothing = ClaimedResults {
            awaited: vec![],
            expired: vec![],
        };
        assert_eq!(results.process_frame(start, |_| false), nothing);
        let claimed = results.process_frame(start, |promise| *promise == 2);
        assert_eq!(claimed.awaited, [(2, "two")]);
        assert_eq!(claimed.expired, []);
        let claimed = results.process_frame(start, |_| true);
        assert_eq!(claimed.awaited, [(1, "one"), (3, "three")]);
        assert_eq!(results.process_frame(start, |_| true), nothing);
    }

    #[test]
    fn a_result_expires() {
        let mut results = UnawaitedResults::default();
        let start = Instant::now();
        results.keep(1, "one", start);
        results.keep(2, "two", start + Duration::from_secs(1));
        let claimed = results.process_frame(start + MAX_AGE, |_| false);
        assert_eq!(claimed.awaited, []);
        assert_eq!(claimed.expired, [(1, "one")]);
        assert_eq!(results.take_all(), [(2, "two")]);
        assert_eq!(results.take_all(), []);
    }

    #[test]
    fn their_number_is_bounded() {
        let mut results = UnawaitedResults::default();
        let now = Instant::now();
        for number in 0..MAX_RESULTS {
            assert_eq!(results.keep(number, (), now), None);
        }
        assert_eq!(results.keep(MAX_RESULTS, (), now), Some((0, ())));
        assert_eq!(results.take_all().len(), MAX_RESULTS);
    }
}
