//! The backoff between attempts to connect: the delay, the URL to dial, and when to abandon a session.

use std::time::Duration;

/// The longest wait between two attempts.
const MAX_WAIT: Duration = Duration::from_secs(60);

/// A session that lasted this long resets the backoff, and the next attempt follows at once.
const STABLE_AFTER: Duration = Duration::from_secs(5);

/// The number of failed resumes after which a session is abandoned for a new one.
const MAX_RESUMES: u32 = 5;

/// The progress of an attempt to connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// The WebSocket was not opened.
    NotConnected,
    /// The WebSocket was opened, but Ready or Resumed did not arrive.
    Connected,
    /// Ready or Resumed arrived, and the session lasted this long.
    Session(Duration),
}

/// The failed attempts since the last stable session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Backoff {
    /// All failed attempts.
    failures: u32,
    /// Failed attempts to open the WebSocket, since it was last open.
    failed_dials: u32,
    /// Failed attempts to resume the session.
    failed_resumes: u32,
}

impl Backoff {
    /// Records the progress of an attempt, and whether it was to resume.
    pub fn record(&mut self, progress: Progress, resuming: bool) {
        match progress {
            Progress::NotConnected => {
                self.failures = self.failures.saturating_add(1);
                self.failed_dials = self.failed_dials.saturating_add(1);
            }
            Progress::Connected => {
                self.failures = self.failures.saturating_add(1);
                self.failed_dials = 0;
                self.failed_resumes += u32::from(resuming);
            }
            // A short session still causes one delay, because a server that accepts and closes connections would
            // otherwise be dialed without a pause.
            Progress::Session(lasted) => {
                *self = Self {
                    failures: u32::from(lasted < STABLE_AFTER),
                    ..Self::default()
                }
            }
        }
    }

    /// Resets the failed resumes of a session that was abandoned.
    pub fn forget_session(&mut self) {
        self.failed_resumes = 0;
    }

    /// Returns the number of the next attempt since the last stable session, from 1.
    pub fn attempt(&self) -> u32 {
        self.failures.saturating_add(1)
    }

    /// Returns whether the session must be abandoned.
    pub fn session_is_stale(&self) -> bool {
        self.failed_resumes >= MAX_RESUMES
    }

    /// Returns whether to dial the resume URL, if there is one. While neither it nor the main URL can be reached, they
    /// alternate.
    pub fn prefers_resume_url(&self) -> bool {
        self.failed_dials.is_multiple_of(2)
    }

    /// Returns the delay before the next attempt: none after a stable session, then 1, 2, 4 … 60 s, multiplied by 0.5
    /// to 1 so that the clients of a failing server do not reconnect at the same time. `random` is between 0 and 1.
    pub fn delay(&self, random: f64) -> Duration {
        let Some(doublings) = self.failures.checked_sub(1) else {
            return Duration::ZERO;
        };
        let delay = Duration::from_secs(1)
            .saturating_mul(1 << doublings.min(16))
            .min(MAX_WAIT);
        delay.mul_f64(0.5 + 0.5 * random.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(failures: u32) -> Backoff {
        let mut backoff = Backoff::default();
        (0..failures).for_each(|_| backoff.record(Progress::NotConnected, false));
        backoff
    }

    #[test]
    fn waits_double_up_to_a_minute() {
        let seconds = |failures| after(failures).delay(1.0).as_secs();
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 1000].map(seconds),
            [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
        );
        assert_eq!(after(3).delay(0.0), Duration::from_secs(2));
        assert_eq!(
            after(u32::from(u16::MAX)).delay(0.5),
            Duration::from_secs(45)
        );
    }

    #[test]
    fn a_good_connection_is_followed_at_once_and_a_short_one_after_a_second() {
        let mut backoff = after(6);
        backoff.record(Progress::Session(STABLE_AFTER), true);
        assert_eq!((backoff.attempt(), backoff.delay(1.0)), (1, Duration::ZERO));
        backoff.record(Progress::Session(Duration::ZERO), true);
        backoff.record(Progress::Session(Duration::ZERO), true);
        assert_eq!(
            (backoff.attempt(), backoff.delay(1.0)),
            (2, Duration::from_secs(1))
        );
    }

    #[test]
    fn a_session_that_never_resumes_is_given_up_but_not_for_a_dead_network() {
        let mut backoff = Backoff::default();
        (0..100).for_each(|_| backoff.record(Progress::NotConnected, true));
        (0..100).for_each(|_| backoff.record(Progress::Connected, false));
        assert!(!backoff.session_is_stale());
        (0..MAX_RESUMES).for_each(|_| backoff.record(Progress::Connected, true));
        assert!(backoff.session_is_stale());
        backoff.forget_session();
        assert!(!backoff.session_is_stale());
    }

    #[test]
    fn the_resume_url_and_the_main_url_take_turns() {
        let mut progress = after(1);
        progress.record(Progress::Connected, true);
        assert!(progress.prefers_resume_url());
        assert_eq!(
            [0, 1, 2, 3].map(|n| after(n).prefers_resume_url()),
            [true, false, true, false]
        );
    }
}
