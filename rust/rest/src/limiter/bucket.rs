//! One bucket: how many requests Discord takes, and until when.

use tokio::time::Instant;

use super::answer::Limits;

/// A bucket of one resource, as far as its answers have told.
///
/// Until the first answer one request is sent at a time; from then on as many as Discord said remain. The end of a window is
/// counted from the arrival of an answer, so that it is never believed earlier than it is.
#[derive(Debug, Default)]
pub(super) struct Bucket {
    /// How many requests fit into a window; unknown before the first answer.
    limit: Option<u32>,
    /// How many more may be sent in this window.
    left: u32,
    /// The smallest count of remaining requests an answer of this window told. Answers may overtake one another.
    least: u32,
    /// The end of this window; unknown until an answer of it arrives.
    reset: Option<Instant>,
    /// Requests sent and not answered.
    in_flight: u32,
}

/// When a request may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Free {
    Now,
    /// At this time.
    At(Instant),
    /// When one of those on their way is answered.
    AfterAnswer,
}

impl Free {
    /// The later of two.
    pub(super) fn later(self, other: Self) -> Self {
        match (self, other) {
            (Self::AfterAnswer, _) | (_, Self::AfterAnswer) => Self::AfterAnswer,
            (Self::At(one), Self::At(other)) => Self::At(one.max(other)),
            (Self::Now, other) => other,
            (at, Self::Now) => at,
        }
    }
}

impl Bucket {
    /// When the next request may be sent.
    pub(super) fn free(&mut self, now: Instant) -> Free {
        self.roll(now);
        match (self.limit, self.reset) {
            (None, _) if self.in_flight == 0 => Free::Now,
            (Some(_), _) if self.left > 0 => Free::Now,
            (Some(_), Some(reset)) => Free::At(reset),
            // A window that nobody answered for: its requests were lost, so one is sent to learn more.
            (Some(_), None) if self.in_flight == 0 => Free::Now,
            _ => Free::AfterAnswer,
        }
    }

    /// Counts a request that is sent.
    pub(super) fn take(&mut self) {
        self.left = self.left.saturating_sub(1);
        self.in_flight += 1;
    }

    /// Takes back a request that was not sent, or counted elsewhere.
    pub(super) fn refund(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.left = self
            .limit
            .map_or(0, |limit| limit.min(self.left.saturating_add(1)));
    }

    /// Ends a request of which nobody knows whether Discord counted it.
    pub(super) fn lost(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }

    /// Learns from the answer to a request of this bucket.
    pub(super) fn answered(&mut self, limits: &Limits, now: Instant) {
        self.in_flight = self.in_flight.saturating_sub(1);
        let told = now + limits.reset_after;
        let limit = limits.limit.max(1);
        let remaining = limits.remaining.min(limit);
        if self.limit.is_none() {
            self.left = remaining;
            self.least = remaining;
        }
        self.limit = Some(limit);
        self.reset = Some(self.reset.map_or(told, |reset| reset.max(told)));
        self.least = self.least.min(remaining);
        // With nothing on its way the smallest count told is exact, whoever else uses the bucket.
        self.left = if self.in_flight == 0 {
            self.least
        } else {
            self.left.min(self.least)
        };
    }

    /// Whether nothing on its way may count in it.
    pub(super) fn is_unused(&self) -> bool {
        self.in_flight == 0
    }

    /// Whether it says nothing that a new one would not.
    pub(super) fn is_idle(&mut self, now: Instant) -> bool {
        self.roll(now);
        self.in_flight == 0 && self.reset.is_none()
    }

    /// Begins a new window if the old one is over. What is still on its way may be counted in either.
    fn roll(&mut self, now: Instant) {
        if let (Some(limit), Some(reset)) = (self.limit, self.reset)
            && now >= reset
        {
            self.reset = None;
            self.left = limit.saturating_sub(self.in_flight);
            self.least = limit;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn limits(limit: u32, remaining: u32, reset_ms: u64) -> Limits {
        Limits {
            bucket: "hash".into(),
            limit,
            remaining,
            reset_after: Duration::from_millis(reset_ms),
        }
    }

    /// How many requests it gives out at this moment.
    fn drain(bucket: &mut Bucket, now: Instant) -> u32 {
        let mut count = 0;
        while bucket.free(now) == Free::Now && count < 100 {
            bucket.take();
            count += 1;
        }
        count
    }

    #[test]
    fn one_at_first_then_as_many_as_remain_then_a_whole_window() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        assert_eq!(drain(&mut bucket, now), 1);
        assert_eq!(bucket.free(now), Free::AfterAnswer);
        bucket.answered(&limits(5, 4, 1000), now);
        assert_eq!(drain(&mut bucket, now), 4);
        let reset = now + Duration::from_millis(1000);
        assert_eq!(bucket.free(now), Free::At(reset));
        for remaining in [3, 2, 1, 0] {
            bucket.answered(&limits(5, remaining, 1000), now);
        }
        assert_eq!(drain(&mut bucket, reset), 5);
        assert_eq!(
            bucket.free(reset),
            Free::AfterAnswer,
            "the new window's end is not known yet"
        );
    }

    #[test]
    fn answers_that_overtake_one_another_give_nothing_away() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        bucket.take();
        bucket.answered(&limits(5, 4, 1000), now);
        assert_eq!(drain(&mut bucket, now), 4);
        bucket.answered(&limits(5, 0, 1000), now);
        bucket.answered(&limits(5, 3, 1000), now);
        bucket.answered(&limits(5, 2, 1000), now);
        bucket.answered(&limits(5, 1, 1000), now);
        assert_eq!(drain(&mut bucket, now), 0);
    }

    #[test]
    fn what_is_on_its_way_over_the_reset_counts_in_the_new_window() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        bucket.take();
        bucket.answered(&limits(5, 4, 1000), now);
        bucket.take();
        bucket.take();
        assert_eq!(drain(&mut bucket, now + Duration::from_millis(1000)), 3);
    }

    #[test]
    fn a_window_whose_answers_were_lost_is_not_stuck() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        bucket.take();
        bucket.answered(&limits(2, 0, 1000), now);
        let later = now + Duration::from_secs(1);
        assert_eq!(drain(&mut bucket, later), 2);
        bucket.lost();
        assert_eq!(bucket.free(later), Free::AfterAnswer);
        bucket.lost();
        assert_eq!(bucket.free(later), Free::Now);
    }

    #[test]
    fn a_refund_never_exceeds_the_limit() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        bucket.take();
        bucket.answered(&limits(2, 2, 1000), now);
        bucket.take();
        bucket.refund();
        bucket.refund();
        assert_eq!(drain(&mut bucket, now), 2);
    }

    #[test]
    fn somebody_elses_requests_are_noticed() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        bucket.take();
        bucket.answered(&limits(5, 4, 1000), now);
        bucket.take();
        bucket.answered(&limits(5, 1, 1000), now);
        assert_eq!(drain(&mut bucket, now), 1);
    }
}
