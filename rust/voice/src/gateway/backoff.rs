//! The delays between attempts to connect.

use std::time::Duration;

/// The longest delay between two attempts.
const MAX_DELAY: Duration = Duration::from_secs(30);

/// A session that lasted this long resets the backoff.
const STABLE_AFTER: Duration = Duration::from_secs(5);

/// After so many failed attempts in a row the session, or the voice server, is given up.
const MAX_ATTEMPTS: u32 = 5;

/// After so many new sessions in a row that did not last, the connection is given up.
const MAX_REJOINS: u32 = 5;

/// The attempts since the last session that lasted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backoff {
    attempts: u32,
    rejoins: u32,
}

impl Backoff {
    /// Records that a connection was lost. A session that lasted begins anew.
    pub fn lost(&mut self, lasted: Option<Duration>) {
        if lasted.is_some_and(|lasted| lasted >= STABLE_AFTER) {
            *self = Self::default();
        }
        self.attempts += 1;
    }

    /// Whether there were too many failed attempts with the present session.
    pub fn is_exhausted(&self) -> bool {
        self.attempts > MAX_ATTEMPTS
    }

    /// Begins a new session. Returns the delay before it, or `None` if there were too many.
    pub fn rejoin(&mut self) -> Option<Duration> {
        self.attempts = 0;
        self.rejoins += 1;
        (self.rejoins <= MAX_REJOINS).then(|| doubled(self.rejoins - 1))
    }

    /// The delay before the next attempt: none for the first, then 1, 2, 4 … 30 s.
    pub fn delay(&self) -> Duration {
        doubled(self.attempts.saturating_sub(1))
    }
}

/// No delay, then a second, doubled each time.
fn doubled(failures: u32) -> Duration {
    match failures.checked_sub(1) {
        None => Duration::ZERO,
        Some(doublings) => Duration::from_secs(1 << doublings.min(16)).min(MAX_DELAY),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_and_a_session_that_lasted_resets_them() {
        let mut backoff = Backoff::default();
        let delays: Vec<u64> = (0..8)
            .map(|_| {
                backoff.lost(None);
                backoff.delay().as_secs()
            })
            .collect();
        assert_eq!(delays, [0, 1, 2, 4, 8, 16, 30, 30]);
        assert!(backoff.is_exhausted());
        backoff.lost(Some(STABLE_AFTER));
        assert_eq!(
            (backoff.delay(), backoff.is_exhausted()),
            (Duration::ZERO, false)
        );
    }

    #[test]
    fn new_sessions_are_limited() {
        let mut backoff = Backoff::default();
        let delays: Vec<_> = (0..6)
            .map(|_| backoff.rejoin().map(|delay| delay.as_secs()))
            .collect();
        assert_eq!(delays, [Some(0), Some(1), Some(2), Some(4), Some(8), None]);
    }
}
