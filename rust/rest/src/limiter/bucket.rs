//! One rate-limit bucket: how many requests Discord accepts, and until when.

use tokio::time::Instant;

use super::rate_limit_info::BucketLimits;

/// A bucket of one resource, as the responses to its requests described it.
///
/// Until the first response, one request is sent at a time; from then on, as many as remain according to Discord. The
/// end of a window is computed from the time a response arrived, so it is never earlier than Discord's.
#[derive(Debug, Default)]
pub(super) struct Bucket {
    /// `X-RateLimit-Limit`: how many requests Discord accepts in a window. `None` before the first response.
    limit: Option<u32>,
    /// How many more requests can be sent in this window. Unlike `lowest_remaining` it also counts the requests in flight.
    remaining: u32,
    /// The lowest `X-RateLimit-Remaining` of this window. Responses can arrive in another order than Discord counted the requests,
    /// so a later response may have a higher count.
    lowest_remaining: u32,
    /// The end of this window, from `X-RateLimit-Reset-After`. `None` until a response to a request of this window arrives.
    reset_at: Option<Instant>,
    /// The number of requests that were sent and have no response yet.
    in_flight: u32,
}

/// When a request can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Availability {
    Now,
    At(Instant),
    /// When the response to one of the requests in flight has arrived.
    AfterResponse,
}

impl Availability {
    /// Returns the later of the two.
    pub(super) fn later(self, other: Self) -> Self {
        match (self, other) {
            (Self::AfterResponse, _) | (_, Self::AfterResponse) => Self::AfterResponse,
            (Self::At(one), Self::At(other)) => Self::At(one.max(other)),
            (Self::Now, other) => other,
            (at, Self::Now) => at,
        }
    }
}

impl Bucket {
    /// Returns the time at which the next request can be sent.
    pub(super) fn availability(&mut self, now: Instant) -> Availability {
        self.roll_over(now);
        match (self.limit, self.reset_at) {
            (None, _) if self.in_flight == 0 => Availability::Now,
            (Some(_), _) if self.remaining > 0 => Availability::Now,
            (Some(_), Some(reset)) => Availability::At(reset),
            // A window without a response: its requests were lost, so one more is sent to learn when it ends.
            (Some(_), None) if self.in_flight == 0 => Availability::Now,
            _ => Availability::AfterResponse,
        }
    }

    /// Counts a request that is being sent.
    pub(super) fn take(&mut self) {
        self.remaining = self.remaining.saturating_sub(1);
        self.in_flight += 1;
    }

    /// Uncounts a request that was not sent, or that Discord counted in another bucket.
    pub(super) fn refund(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.remaining = self
            .limit
            .map_or(0, |limit| limit.min(self.remaining.saturating_add(1)));
    }

    /// Ends a request that has no response. Discord may have counted it or not, so it stays counted.
    pub(super) fn lost(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }

    /// Updates the bucket with the response to a request that Discord counted in it.
    pub(super) fn update(&mut self, limits: &BucketLimits, now: Instant) {
        self.in_flight = self.in_flight.saturating_sub(1);
        let reset_at = now + limits.reset_after;
        let limit = limits.limit.max(1);
        let remaining = limits.remaining.min(limit);
        if self.limit.is_none() {
            self.remaining = remaining;
            self.lowest_remaining = remaining;
        }
        self.limit = Some(limit);
        self.reset_at = Some(self.reset_at.map_or(reset_at, |known| known.max(reset_at)));
        self.lowest_remaining = self.lowest_remaining.min(remaining);
        // With no request in flight, the lowest count is exact, even if another process uses the same bucket.
        self.remaining = if self.in_flight == 0 {
            self.lowest_remaining
        } else {
            self.remaining.min(self.lowest_remaining)
        };
    }

    /// Returns whether no request in flight may count in this bucket.
    pub(super) fn is_unused(&self) -> bool {
        self.in_flight == 0
    }

    /// Returns whether a new bucket would behave in the same way.
    pub(super) fn is_idle(&mut self, now: Instant) -> bool {
        self.roll_over(now);
        self.in_flight == 0 && self.reset_at.is_none()
    }

    /// Begins a new window if the old one is over. Discord may count the requests in flight in either, so they count in the new one.
    fn roll_over(&mut self, now: Instant) {
        if let (Some(limit), Some(reset)) = (self.limit, self.reset_at)
            && now >= reset
        {
            self.reset_at = None;
            self.remaining = limit.saturating_sub(self.in_flight);
            self.lowest_remaining = limit;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn limits(limit: u32, remaining: u32, reset_ms: u64) -> BucketLimits {
        BucketLimits {
            bucket: "hash".into(),
            limit,
            remaining,
            reset_after: Duration::from_millis(reset_ms),
        }
    }

    /// Returns how many requests the bucket permits at this time.
    fn drain(bucket: &mut Bucket, now: Instant) -> u32 {
        let mut count = 0;
        while bucket.availability(now) == Availability::Now && count < 100 {
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
        assert_eq!(bucket.availability(now), Availability::AfterResponse);
        bucket.update(&limits(5, 4, 1000), now);
        assert_eq!(drain(&mut bucket, now), 4);
        let reset = now + Duration::from_millis(1000);
        assert_eq!(bucket.availability(now), Availability::At(reset));
        for remaining in [3, 2, 1, 0] {
            bucket.update(&limits(5, remaining, 1000), now);
        }
        assert_eq!(drain(&mut bucket, reset), 5);
        assert_eq!(
            bucket.availability(reset),
            Availability::AfterResponse,
            "the new window's end is not known yet"
        );
    }

    #[test]
    fn answers_that_overtake_one_another_give_nothing_away() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        bucket.take();
        bucket.update(&limits(5, 4, 1000), now);
        assert_eq!(drain(&mut bucket, now), 4);
        bucket.update(&limits(5, 0, 1000), now);
        bucket.update(&limits(5, 3, 1000), now);
        bucket.update(&limits(5, 2, 1000), now);
        bucket.update(&limits(5, 1, 1000), now);
        assert_eq!(drain(&mut bucket, now), 0);
    }

    #[test]
    fn what_is_on_its_way_over_the_reset_counts_in_the_new_window() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        bucket.take();
        bucket.update(&limits(5, 4, 1000), now);
        bucket.take();
        bucket.take();
        assert_eq!(drain(&mut bucket, now + Duration::from_millis(1000)), 3);
    }

    #[test]
    fn a_window_whose_answers_were_lost_is_not_stuck() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        bucket.take();
        bucket.update(&limits(2, 0, 1000), now);
        let later = now + Duration::from_secs(1);
        assert_eq!(drain(&mut bucket, later), 2);
        bucket.lost();
        assert_eq!(bucket.availability(later), Availability::AfterResponse);
        bucket.lost();
        assert_eq!(bucket.availability(later), Availability::Now);
    }

    #[test]
    fn a_refund_never_exceeds_the_limit() {
        let now = Instant::now();
        let mut bucket = Bucket::default();
        bucket.take();
        bucket.update(&limits(2, 2, 1000), now);
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
        bucket.update(&limits(5, 4, 1000), now);
        bucket.take();
        bucket.update(&limits(5, 1, 1000), now);
        assert_eq!(drain(&mut bucket, now), 1);
    }
}
