//! The heartbeat of one connection: when to beat, and when the other side is dead.

use std::time::Duration;

use tokio::time::Instant;

/// Intervals that make sense. Discord's is about 41 s; nonsense from the network must neither spin nor overflow.
const INTERVALS: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(3600));

/// How long a connection may go without an acknowledgement while messages pour in, behind which it may be waiting.
const PATIENCE: Duration = Duration::from_secs(60);

/// A beat to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beat {
    /// It was time. Its acknowledgement is waited for.
    Regular,
    /// The server asked for it (opcode 1). It says nothing about the connection's health.
    Asked,
    /// An additional one, sent as soon as a session is there so that the latency is known early. It is not watched: a
    /// regular beat may fall due right after it.
    Early,
}

/// What the last beats say about the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Health {
    /// All beats but the newest were acknowledged.
    Good,
    /// A beat became due before the last one was acknowledged: dead, unless the acknowledgement has arrived already and
    /// only waits to be read.
    Doubtful,
    /// Dead, whatever is still to be read.
    Dead,
}

/// The timers and the acknowledgement watch of one connection.
#[derive(Debug)]
pub(crate) struct Heart {
    interval: Duration,
    next: Instant,
    owed: Option<Beat>,
    /// When the oldest beat whose acknowledgement gives the latency went out.
    sent: Option<Instant>,
    /// When the oldest beat without an acknowledgement fell due.
    unanswered: Option<Instant>,
    health: Health,
}

impl Heart {
    /// Begins with the interval of Hello. The first beat comes after `jitter` (0 to 1) of it, so that clients that
    /// connect together do not beat together.
    pub fn new(interval: Duration, jitter: f64, now: Instant) -> Self {
        let interval = interval.clamp(INTERVALS.0, INTERVALS.1);
        let next = now + interval.mul_f64(jitter.clamp(0.0, 1.0));
        Self {
            interval,
            next,
            owed: None,
            sent: None,
            unanswered: None,
            health: Health::Good,
        }
    }

    /// The time between beats.
    pub fn interval(&self) -> Duration {
        self.interval
    }

    /// When to call [`Heart::tick`] next.
    pub fn due(&self) -> Instant {
        self.next
    }

    /// Lets time pass. May be called at any time.
    pub fn tick(&mut self, now: Instant) -> Health {
        if now >= self.next {
            self.owed = Some(Beat::Regular);
            self.next = now + self.interval;
            match self.unanswered {
                None => self.unanswered = Some(now),
                Some(_) => self.health = Health::Doubtful,
            }
        }
        if self.health == Health::Doubtful
            && self.unanswered.is_some_and(|since| now - since > PATIENCE)
        {
            self.health = Health::Dead;
        }
        self.health
    }

    /// The server asks for a beat.
    pub fn asked(&mut self) {
        self.owed.get_or_insert(Beat::Asked);
    }

    /// Has an additional beat sent now, to measure the latency.
    pub fn measure(&mut self) {
        self.owed.get_or_insert(Beat::Early);
    }

    /// The beat to send now, if any.
    pub fn take(&mut self, now: Instant) -> Option<Beat> {
        let beat = self.owed.take();
        if matches!(beat, Some(Beat::Regular | Beat::Early)) {
            // The next acknowledgement is for the older of two that are on their way.
            self.sent.get_or_insert(now);
        }
        beat
    }

    /// An acknowledgement came. Returns the round trip of the beat it is for, if that is measured.
    pub fn acknowledged(&mut self, now: Instant) -> Option<Duration> {
        self.unanswered = None;
        self.health = Health::Good;
        self.sent.take().map(|sent| now - sent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTERVAL: Duration = Duration::from_secs(10);

    fn heart(jitter: f64) -> (Heart, impl Fn(u64) -> Instant) {
        let start = Instant::now();
        (Heart::new(INTERVAL, jitter, start), move |seconds| {
            start + Duration::from_secs(seconds)
        })
    }

    #[test]
    fn the_first_beat_is_jittered_and_the_others_are_not() {
        let (mut heart, at) = heart(0.3);
        assert_eq!(
            (heart.due(), heart.tick(at(2)), heart.take(at(2))),
            (at(3), Health::Good, None)
        );
        assert_eq!(
            (heart.tick(at(3)), heart.take(at(3))),
            (Health::Good, Some(Beat::Regular))
        );
        assert_eq!((heart.due(), heart.take(at(3))), (at(13), None));
    }

    #[test]
    fn an_acknowledgement_gives_the_latency() {
        let (mut heart, at) = heart(0.0);
        heart.tick(at(0));
        heart.take(at(1));
        assert_eq!(heart.acknowledged(at(4)), Some(Duration::from_secs(3)));
        assert_eq!(heart.acknowledged(at(5)), None);
        assert_eq!(heart.tick(at(10)), Health::Good);
    }

    #[test]
    fn no_acknowledgement_until_the_next_beat_is_doubtful_and_then_dead() {
        let (mut heart, at) = heart(0.0);
        assert_eq!(
            [0, 9, 10, 11, 60, 61].map(|second| heart.tick(at(second))),
            {
                use Health::*;
                [Good, Good, Doubtful, Doubtful, Doubtful, Dead]
            }
        );
    }

    #[test]
    fn a_late_acknowledgement_heals() {
        let (mut heart, at) = heart(0.0);
        heart.tick(at(0));
        assert_eq!(heart.tick(at(10)), Health::Doubtful);
        heart.acknowledged(at(10));
        assert_eq!(heart.tick(at(11)), Health::Good);
        assert_eq!(heart.tick(at(20)), Health::Good);
    }

    #[test]
    fn a_beat_the_server_asked_for_is_not_watched() {
        let (mut heart, at) = heart(0.5);
        heart.asked();
        assert_eq!(
            (heart.take(at(1)), heart.take(at(1))),
            (Some(Beat::Asked), None)
        );
        assert_eq!(heart.acknowledged(at(2)), None);
        assert_eq!(heart.tick(at(5)), Health::Good);
        // One beat serves both wishes.
        heart.asked();
        assert_eq!(
            (heart.take(at(5)), heart.take(at(5))),
            (Some(Beat::Regular), None)
        );
    }

    #[test]
    fn an_early_beat_gives_the_latency_and_is_not_watched() {
        let (mut heart, at) = heart(0.2);
        heart.measure();
        assert_eq!(heart.take(at(1)), Some(Beat::Early));
        // The regular beat falls due before the acknowledgement of the early one.
        assert_eq!(heart.tick(at(2)), Health::Good);
        assert_eq!(heart.take(at(2)), Some(Beat::Regular));
        assert_eq!(heart.acknowledged(at(4)), Some(Duration::from_secs(3)));
        assert_eq!(heart.acknowledged(at(5)), None);
        // One beat serves both purposes.
        heart.measure();
        assert_eq!(heart.tick(at(12)), Health::Good);
        assert_eq!(
            (heart.take(at(12)), heart.take(at(12))),
            (Some(Beat::Regular), None)
        );
    }

    #[test]
    fn nonsense_intervals_neither_spin_nor_overflow() {
        for (interval, sane) in [
            (Duration::ZERO, INTERVALS.0),
            (Duration::from_millis(u64::MAX), INTERVALS.1),
        ] {
            assert_eq!(Heart::new(interval, 1.0, Instant::now()).interval(), sane);
        }
    }
}
