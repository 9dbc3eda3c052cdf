//! When the next frame is due. Frames have absolute times, so that errors do not add up.

use std::time::{Duration, Instant};

/// The duration of a frame.
pub const FRAME_TIME: Duration = Duration::from_millis(20);

/// The most frames that are sent at once after the thread was late. Beyond that, frames are skipped.
const MAX_CATCH_UP: u64 = 5;

/// The frames that are due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Frames whose time has passed so long ago that they are not sent. They come first.
    pub skipped: u64,
    /// Frames to send now.
    pub due: u64,
}

/// A clock of frames.
#[derive(Clone, Copy, Debug)]
pub struct Pacer {
    next: Instant,
}

impl Pacer {
    /// A clock whose first frame is due at `now`.
    pub fn new(now: Instant) -> Self {
        Self { next: now }
    }

    /// When the next frame is due.
    pub fn next(&self) -> Instant {
        self.next
    }

    /// Takes the frames that are due at `now`.
    pub fn take(&mut self, now: Instant) -> Ticks {
        let Some(late) = now.checked_duration_since(self.next) else {
            return Ticks::default();
        };
        let frames = late.as_nanos() / FRAME_TIME.as_nanos() + 1;
        let frames = u64::try_from(frames).unwrap_or(u64::MAX);
        let whole = FRAME_TIME.saturating_mul(u32::try_from(frames).unwrap_or(u32::MAX));
        self.next = self.next.checked_add(whole).unwrap_or(now + FRAME_TIME);
        let due = frames.min(MAX_CATCH_UP);
        Ticks {
            skipped: frames - due,
            due,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_has_180000_frames_however_late_the_thread_is() {
        let start = Instant::now();
        let mut pacer = Pacer::new(start);
        let mut random = fastrand::Rng::with_seed(3);
        let mut frames = 0;
        while frames < 180_000 {
            // The thread wakes up to 15 ms late.
            let now = pacer.next() + Duration::from_micros(random.u64(0..15_000));
            let ticks = pacer.take(now);
            assert_eq!((ticks.skipped, ticks.due), (0, 1));
            assert_eq!(pacer.take(now), Ticks::default());
            frames += ticks.due;
        }
        assert_eq!(pacer.next(), start + Duration::from_secs(3600));
    }

    #[test]
    fn a_late_thread_catches_up_to_a_limit_and_skips_the_rest() {
        let start = Instant::now();
        let mut pacer = Pacer::new(start);
        assert_eq!(
            pacer.take(start + Duration::from_millis(65)),
            Ticks { skipped: 0, due: 4 }
        );
        assert_eq!(pacer.next(), start + Duration::from_millis(80));
        // A computer that slept for an hour.
        let ticks = pacer.take(start + Duration::from_secs(3600));
        assert_eq!(ticks.due, 5);
        assert_eq!(ticks.skipped + ticks.due + 4, 180_001);
        assert_eq!(pacer.next(), start + Duration::from_secs(3600) + FRAME_TIME);
    }
}
