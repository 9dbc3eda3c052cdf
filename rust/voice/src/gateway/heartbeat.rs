//! The heartbeat of one connection to a voice gateway.

use std::time::{Duration, Instant};

/// The range that intervals are clamped to, so that a server can make the client neither spin nor overflow.
const INTERVAL_RANGE: (Duration, Duration) =
    (Duration::from_millis(100), Duration::from_secs(3600));

/// What to do when the timer of the heartbeat has advanced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// Nothing yet.
    Wait,
    /// Send a heartbeat with this nonce.
    Send(u64),
    /// The last heartbeat was not acknowledged: the connection is dead.
    Dead,
}

/// The timer and the acknowledgements of one connection.
#[derive(Debug)]
pub struct Heartbeat {
    interval: Duration,
    next: Instant,
    nonce: u64,
    /// The nonce of the last heartbeat that is not acknowledged yet, and when it was sent.
    pending: Option<(u64, Instant)>,
}

impl Heartbeat {
    /// Starts with the interval of Hello. The first heartbeat is due at once: it measures the round trip.
    pub fn new(interval: Duration, now: Instant) -> Self {
        Self {
            interval: interval.clamp(INTERVAL_RANGE.0, INTERVAL_RANGE.1),
            next: now,
            nonce: 0,
            pending: None,
        }
    }

    /// When to call [`Heartbeat::tick`] next.
    pub fn due(&self) -> Instant {
        self.next
    }

    /// Advances the timer to `now`.
    pub fn tick(&mut self, now: Instant) -> Beat {
        if now < self.next {
            return Beat::Wait;
        }
        if self.pending.is_some() {
            return Beat::Dead;
        }
        self.next = now + self.interval;
        self.nonce += 1;
        self.pending = Some((self.nonce, now));
        Beat::Send(self.nonce)
    }

    /// A heartbeat was acknowledged. Returns its round-trip time, or `None` if it is not the one that is waited for.
    pub fn acknowledged(&mut self, nonce: u64, now: Instant) -> Option<Duration> {
        let (_, sent) = self.pending.take_if(|(pending, _)| *pending == nonce)?;
        Some(now.saturating_duration_since(sent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTERVAL: Duration = Duration::from_secs(10);

    #[test]
    fn an_unacknowledged_heartbeat_is_fatal_at_the_next() {
        let start = Instant::now();
        let mut heartbeat = Heartbeat::new(INTERVAL, start);
        assert_eq!(heartbeat.tick(start), Beat::Send(1));
        assert_eq!(heartbeat.tick(start + INTERVAL / 2), Beat::Wait);
        assert_eq!(heartbeat.due(), start + INTERVAL);
        assert_eq!(heartbeat.tick(start + INTERVAL), Beat::Dead);
    }

    #[test]
    fn an_acknowledgement_gives_the_round_trip_once() {
        let start = Instant::now();
        let mut heartbeat = Heartbeat::new(INTERVAL, start);
        heartbeat.tick(start);
        let later = start + Duration::from_millis(70);
        assert_eq!(heartbeat.acknowledged(2, later), None);
        assert_eq!(
            heartbeat.acknowledged(1, later),
            Some(Duration::from_millis(70))
        );
        assert_eq!(heartbeat.acknowledged(1, later), None);
        assert_eq!(heartbeat.tick(start + INTERVAL), Beat::Send(2));
    }

    #[test]
    fn nonsense_intervals_neither_spin_nor_overflow() {
        let start = Instant::now();
        for interval in [Duration::ZERO, Duration::from_millis(u64::MAX)] {
            let mut heartbeat = Heartbeat::new(interval, start);
            heartbeat.tick(start);
            assert!(heartbeat.due() >= start + INTERVAL_RANGE.0);
            assert!(heartbeat.due() <= start + INTERVAL_RANGE.1);
        }
    }
}
