//! Counting attempts: how long to wait before the next, where to dial, when to give a session up.

use std::time::Duration;

/// The longest wait between two attempts.
const MAX_WAIT: Duration = Duration::from_secs(60);

/// A connection that was ready for this long was a good one: the next attempt follows at once.
const SETTLED: Duration = Duration::from_secs(5);

/// So many resumes of one session may fail; then it is given up for a new one.
const MAX_RESUMES: u32 = 5;

/// How far an attempt came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reached {
    /// The WebSocket was not opened.
    Nothing,
    /// It was, but Ready or Resumed did not come.
    Gateway,
    /// Ready or Resumed came, and it lasted this long.
    Session(Duration),
}

/// Attempts since the last good connection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tries {
    failures: u32,
    undialled: u32,
    unresumed: u32,
}

impl Tries {
    /// Notes how an attempt went, and whether it was to resume.
    pub fn record(&mut self, reached: Reached, resuming: bool) {
        match reached {
            Reached::Nothing => {
                self.failures = self.failures.saturating_add(1);
                self.undialled = self.undialled.saturating_add(1);
            }
            Reached::Gateway => {
                self.failures = self.failures.saturating_add(1);
                self.undialled = 0;
                self.unresumed += u32::from(resuming);
            }
            // One wait even so, or a server that greets and hangs up would be called without pause.
            Reached::Session(lasted) => {
                *self = Self {
                    failures: u32::from(lasted < SETTLED),
                    ..Self::default()
                }
            }
        }
    }

    /// Notes that the session is gone, and its failures with it.
    pub fn forget_session(&mut self) {
        self.unresumed = 0;
    }

    /// The number of the next attempt since the last good connection, from 1.
    pub fn attempt(&self) -> u32 {
        self.failures.saturating_add(1)
    }

    /// Whether the session has failed often enough.
    pub fn session_is_stale(&self) -> bool {
        self.unresumed >= MAX_RESUMES
    }

    /// Whether to dial the resume URL, if there is one: it and the main URL take turns while neither can be reached.
    pub fn prefers_resume_url(&self) -> bool {
        self.undialled.is_multiple_of(2)
    }

    /// The wait before the next attempt: none after a good connection, then 1, 2, 4 … 60 s, of which a random part
    /// between a half and the whole, so that many clients of a failing server do not come back all at once.
    /// `random` is between 0 and 1.
    pub fn wait(&self, random: f64) -> Duration {
        let Some(doublings) = self.failures.checked_sub(1) else {
            return Duration::ZERO;
        };
        let whole = Duration::from_secs(1)
            .saturating_mul(1 << doublings.min(16))
            .min(MAX_WAIT);
        whole.mul_f64(0.5 + 0.5 * random.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(failures: u32) -> Tries {
        let mut tries = Tries::default();
        (0..failures).for_each(|_| tries.record(Reached::Nothing, false));
        tries
    }

    #[test]
    fn waits_double_up_to_a_minute() {
        let seconds = |failures| after(failures).wait(1.0).as_secs();
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 1000].map(seconds),
            [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
        );
        assert_eq!(after(3).wait(0.0), Duration::from_secs(2));
        assert_eq!(
            after(u32::from(u16::MAX)).wait(0.5),
            Duration::from_secs(45)
        );
    }

    #[test]
    fn a_good_connection_is_followed_at_once_and_a_short_one_after_a_second() {
        let mut tries = after(6);
        tries.record(Reached::Session(SETTLED), true);
        assert_eq!((tries.attempt(), tries.wait(1.0)), (1, Duration::ZERO));
        tries.record(Reached::Session(Duration::ZERO), true);
        tries.record(Reached::Session(Duration::ZERO), true);
        assert_eq!(
            (tries.attempt(), tries.wait(1.0)),
            (2, Duration::from_secs(1))
        );
    }

    #[test]
    fn a_session_that_never_resumes_is_given_up_but_not_for_a_dead_network() {
        let mut tries = Tries::default();
        (0..100).for_each(|_| tries.record(Reached::Nothing, true));
        (0..100).for_each(|_| tries.record(Reached::Gateway, false));
        assert!(!tries.session_is_stale());
        (0..MAX_RESUMES).for_each(|_| tries.record(Reached::Gateway, true));
        assert!(tries.session_is_stale());
        tries.forget_session();
        assert!(!tries.session_is_stale());
    }

    #[test]
    fn the_resume_url_and_the_main_url_take_turns() {
        let mut reached = after(1);
        reached.record(Reached::Gateway, true);
        assert!(reached.prefers_resume_url());
        assert_eq!(
            [0, 1, 2, 3].map(|n| after(n).prefers_resume_url()),
            [true, false, true, false]
        );
    }
}
