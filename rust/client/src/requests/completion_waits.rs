//! Waits until no request is pending.

use std::time::Instant;

use crate::wait::deadline_after;

/// The waits for the pending requests of one client. `P` is a promise to a script.
pub struct CompletionWaits<P>(Vec<CompletionWait<P>>);

struct CompletionWait<P> {
    promise: P,
    until: Option<Instant>,
    /// Whether the requests were canceled meanwhile.
    is_closed: bool,
}

impl<P> Default for CompletionWaits<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P> CompletionWaits<P> {
    /// Waits for so many seconds, or without a limit if it is 0.
    pub fn start(&mut self, promise: P, timeout: f64, now: Instant) {
        self.0.push(CompletionWait {
            promise,
            until: deadline_after(timeout, now),
            is_closed: false,
        });
    }

    /// Ends all current waits at the next frame, because the requests were canceled.
    pub fn close(&mut self) {
        for wait in &mut self.0 {
            wait.is_closed = true;
        }
    }

    /// Returns the waits that end, in the order in which they started, and whether the requests have completed. Called once
    /// per frame.
    #[must_use]
    pub fn process_frame(&mut self, is_pending: bool, now: Instant) -> Vec<(P, bool)> {
        let ended = self.0.extract_if(.., |wait| {
            !is_pending || wait.is_closed || wait.until.is_some_and(|until| until <= now)
        });
        ended
            .map(|wait| (wait.promise, !is_pending && !wait.is_closed))
            .collect()
    }

    /// Returns whether there are no waits.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_wait_ends_when_no_request_is_pending() {
        let now = Instant::now();
        let mut waits = CompletionWaits::default();
        waits.start("a", 0.0, now);
        waits.start("b", 1.0, now);
        assert_eq!(waits.process_frame(true, now), []);
        assert_eq!(waits.process_frame(false, now), [("a", true), ("b", true)]);
        assert!(waits.is_empty());
    }

    #[test]
    fn a_wait_ends_after_its_timeout() {
        let now = Instant::now();
        let mut waits = CompletionWaits::default();
        waits.start("short", 1.0, now);
        waits.start("long", 5.0, now);
        waits.start("expired", -1.0, now);
        assert_eq!(waits.process_frame(true, now), [("expired", false)]);
        let later = now + Duration::from_secs(1);
        assert_eq!(waits.process_frame(true, later), [("short", false)]);
        // The requests completed in the same frame.
        let later = now + Duration::from_secs(5);
        assert_eq!(waits.process_frame(false, later), [("long", true)]);
    }

    #[test]
    fn a_logout_ends_the_waits_before_it() {
        let now = Instant::now();
        let mut waits = CompletionWaits::default();
        waits.start("before", 0.0, now);
        waits.close();
        waits.start("after", 0.0, now);
        let ended = waits.process_frame(false, now);
        assert_eq!(ended, [("before", false), ("after", true)]);
    }
}
