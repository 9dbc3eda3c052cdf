//! The heartbeat of one connection: when to send one, and when the connection is dead.

use std::time::Duration;

use tokio::time::Instant;

/// The range that intervals are clamped to, so that a server cannot make the task spin or overflow. Discord's interval is about 41 s.
const INTERVAL_RANGE: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(3600));

/// The maximum time without an acknowledgment while other messages arrive, since the acknowledgment may be queued
/// behind them.
const ACKNOWLEDGEMENT_TIMEOUT: Duration = Duration::from_secs(60);

/// A heartbeat to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heartbeat {
    /// The interval has passed. A missing acknowledgment means that the connection is dead.
    Regular,
    /// The server requested it with opcode 1. Its acknowledgment is not required.
    Requested,
    /// An additional heartbeat at the beginning of a session, so that the latency is known early. Its acknowledgment
    /// is not required, since a regular heartbeat may be due right after it.
    Early,
}

/// The state of the connection according to the acknowledgments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Health {
    /// All heartbeats except the newest were acknowledged.
    Good,
    /// A heartbeat is due, but the last one was not acknowledged. The connection is dead, unless the acknowledgment has arrived and
    /// is not read yet.
    Doubtful,
    /// The connection is dead, regardless of messages that are not read yet.
    Dead,
}

/// The timer and the acknowledgments of one connection.
#[derive(Debug)]
pub(crate) struct Heartbeater {
    interval: Duration,
    /// The time at which the next regular heartbeat is due.
    next: Instant,
    /// The heartbeat that must be sent.
    pending: Option<Heartbeat>,
    /// The time of the oldest heartbeat whose acknowledgment determines the latency.
    sent_at: Option<Instant>,
    /// The time when the oldest heartbeat without an acknowledgment was due.
    unacknowledged_since: Option<Instant>,
    health: Health,
}

impl Heartbeater {
    /// Starts with the interval of Hello. The first heartbeat is due after `jitter` (0 to 1) of it, so that clients that connect at the
    /// same time do not send theirs at the same time.
    pub fn new(interval: Duration, jitter: f64, now: Instant) -> Self {
        let interval = interval.clamp(INTERVAL_RANGE.0, INTERVAL_RANGE.1);
        let next = now + interval.mul_f64(jitter.clamp(0.0, 1.0));
        Self {
            interval,
            next,
            pending: None,
            sent_at: None,
            unacknowledged_since: None,
            health: Health::Good,
        }
    }

    /// Returns the time between heartbeats.
    pub fn interval(&self) -> Duration {
        self.interval
    }

    /// Returns the time at which [`Heartbeater::tick`] must be called next.
    pub fn due(&self) -> Instant {
        self.next
    }

    /// Advances the timer to `now`. Can be called at any time.
    pub fn tick(&mut self, now: Instant) -> Health {
        if now >= self.next {
            self.pending = Some(Heartbeat::Regular);
            self.next = now + self.interval;
            match self.unacknowledged_since {
                None => self.unacknowledged_since = Some(now),
                Some(_) => self.health = Health::Doubtful,
            }
        }
        if self.health == Health::Doubtful
            && self
                .unacknowledged_since
                .is_some_and(|since| now - since > ACKNOWLEDGEMENT_TIMEOUT)
        {
            self.health = Health::Dead;
        }
        self.health
    }

    /// Handles a request of the server for a heartbeat.
    pub fn request(&mut self) {
        self.pending.get_or_insert(Heartbeat::Requested);
    }

    /// Sends an additional heartbeat now, to measure the latency.
    pub fn measure_latency(&mut self) {
        self.pending.get_or_insert(Heartbeat::Early);
    }

    /// Returns the heartbeat to send now, if there is one.
    pub fn take(&mut self, now: Instant) -> Option<Heartbeat> {
        let heartbeat = self.pending.take();
        if matches!(heartbeat, Some(Heartbeat::Regular | Heartbeat::Early)) {
            // If two heartbeats are in flight, the next acknowledgment is for the older one.
            self.sent_at.get_or_insert(now);
        }
        heartbeat
    }

    /// Handles an acknowledgment. Returns the round-trip time of its heartbeat, if it is measured.
    pub fn acknowledged(&mut self, now: Instant) -> Option<Duration> {
        self.unacknowledged_since = None;
        self.health = Health::Good;
        self.sent_at.take().map(|sent| now - sent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTERVAL: Duration = Duration::from_secs(10);

    fn heartbeater(jitter: f64) -> (Heartbeater, impl Fn(u64) -> Instant) {
        let start = Instant::now();
        (Heartbeater::new(INTERVAL, jitter, start), move |seconds| {
            start + Duration::from_secs(seconds)
        })
    }

    #[test]
    fn the_first_heartbeat_is_jittered_and_the_others_are_not() {
        let (mut heartbeater, at) = heartbeater(0.3);
        assert_eq!(
            (
                heartbeater.due(),
                heartbeater.tick(at(2)),
                heartbeater.take(at(2))
            ),
            (at(3), Health::Good, None)
        );
        assert_eq!(
            (heartbeater.tick(at(3)), heartbeater.take(at(3))),
            (Health::Good, Some(Heartbeat::Regular))
        );
        assert_eq!((heartbeater.due(), heartbeater.take(at(3))), (at(13), None));
    }

    #[test]
    fn an_acknowledgement_gives_the_latency() {
        let (mut heartbeater, at) = heartbeater(0.0);
        heartbeater.tick(at(0));
        heartbeater.take(at(1));
        assert_eq!(
            heartbeater.acknowledged(at(4)),
            Some(Duration::from_secs(3))
        );
        assert_eq!(heartbeater.acknowledged(at(5)), None);
        assert_eq!(heartbeater.tick(at(10)), Health::Good);
    }

    #[test]
    fn no_acknowledgement_until_the_next_heartbeat_is_doubtful_and_then_dead() {
        let (mut heartbeater, at) = heartbeater(0.0);
        assert_eq!(
            [0, 9, 10, 11, 60, 61].map(|second| heartbeater.tick(at(second))),
            {
                use Health::*;
                [Good, Good, Doubtful, Doubtful, Doubtful, Dead]
            }
        );
    }

    #[test]
    fn a_late_acknowledgement_heals() {
        let (mut heartbeater, at) = heartbeater(0.0);
        heartbeater.tick(at(0));
        assert_eq!(heartbeater.tick(at(10)), Health::Doubtful);
        heartbeater.acknowledged(at(10));
        assert_eq!(heartbeater.tick(at(11)), Health::Good);
        assert_eq!(heartbeater.tick(at(20)), Health::Good);
    }

    #[test]
    fn a_requested_heartbeat_needs_no_acknowledgement() {
        let (mut heartbeater, at) = heartbeater(0.5);
        heartbeater.request();
        assert_eq!(
            (heartbeater.take(at(1)), heartbeater.take(at(1))),
            (Some(Heartbeat::Requested), None)
        );
        assert_eq!(heartbeater.acknowledged(at(2)), None);
        assert_eq!(heartbeater.tick(at(5)), Health::Good);
        // One heartbeat serves both requests.
        heartbeater.request();
        assert_eq!(
            (heartbeater.take(at(5)), heartbeater.take(at(5))),
            (Some(Heartbeat::Regular), None)
        );
    }

    #[test]
    fn an_early_heartbeat_gives_the_latency_and_needs_no_acknowledgement() {
        let (mut heartbeater, at) = heartbeater(0.2);
        heartbeater.measure_latency();
        assert_eq!(heartbeater.take(at(1)), Some(Heartbeat::Early));
        // The regular heartbeat is due before the acknowledgment of the early one.
        assert_eq!(heartbeater.tick(at(2)), Health::Good);
        assert_eq!(heartbeater.take(at(2)), Some(Heartbeat::Regular));
        assert_eq!(
            heartbeater.acknowledged(at(4)),
            Some(Duration::from_secs(3))
        );
        assert_eq!(heartbeater.acknowledged(at(5)), None);
        // One heartbeat serves both purposes.
        heartbeater.measure_latency();
        assert_eq!(heartbeater.tick(at(12)), Health::Good);
        assert_eq!(
            (heartbeater.take(at(12)), heartbeater.take(at(12))),
            (Some(Heartbeat::Regular), None)
        );
    }

    #[test]
    fn nonsense_intervals_neither_spin_nor_overflow() {
        for (interval, sane) in [
            (Duration::ZERO, INTERVAL_RANGE.0),
            (Duration::from_millis(u64::MAX), INTERVAL_RANGE.1),
        ] {
            assert_eq!(
                Heartbeater::new(interval, 1.0, Instant::now()).interval(),
                sane
            );
        }
    }
}
