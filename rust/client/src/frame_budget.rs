//! The extension of the frame budget: if more events are waiting than the configured budget allows, they use time of
//! the frame that nothing else needs.

use std::time::Duration;

/// The part of a frame without a window that is left for the engine's own work between frames.
const RESERVE: Duration = Duration::from_micros(500);

/// The minimum share of a frame for waiting events, regardless of how slow the game is.
const LEAST_SHARE: f64 = 0.1;

/// The maximum initial share of a frame with a window, and the amount by which it grows with each frame that was on
/// time.
const FIRST_SHARE: f64 = 0.25;
const MOST_SHARE: f64 = 0.5;
const SHARE_STEP: f64 = 0.01;

/// A frame that took longer than this many times the target of the engine was late.
const LATE: f64 = 1.25;

/// The times of the current frame.
#[derive(Clone, Copy, Debug)]
pub struct FrameTiming {
    /// The target time from one frame to the next.
    pub target: Duration,
    /// The time from the previous frame to this one.
    pub previous: Duration,
    /// The time that the game itself needs in a frame.
    pub busy: Duration,
    /// Whether frames are drawn. If not, the engine sleeps for the rest of each frame.
    pub has_window: bool,
}

/// The share of the frame for events, which is adapted from frame to frame.
#[derive(Debug)]
pub struct FrameBudget {
    /// The share of a frame with a window.
    share: f64,
}

impl Default for FrameBudget {
    fn default() -> Self {
        Self { share: FIRST_SHARE }
    }
}

impl FrameBudget {
    /// Returns the time that events may take in this frame, if they have used up the configured budget and more are
    /// waiting.
    ///
    /// Without a window, this is all the time that the game does not need. With a window, the time for drawing is not
    /// known, so events have a share that shrinks when frames are late, and grows while they are on time.
    pub fn extended(&mut self, configured: Duration, timing: &FrameTiming) -> Duration {
        let least = timing.previous.min(timing.target * 64).mul_f64(LEAST_SHARE);
        let idle = if timing.has_window {
            self.adjust(timing);
            timing.target.mul_f64(self.share)
        } else {
            timing
                .target
                .saturating_sub(timing.busy)
                .saturating_sub(RESERVE)
        };
        idle.max(least).max(configured)
    }

    fn adjust(&mut self, timing: &FrameTiming) {
        self.share = if timing.previous > timing.target.mul_f64(LATE) {
            self.share / 2.0
        } else {
            (self.share + SHARE_STEP).min(MOST_SHARE)
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIGURED: Duration = Duration::from_millis(2);

    fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    fn timing(frames_per_second: u64, busy: Duration, has_window: bool) -> FrameTiming {
        let target = Duration::from_secs(1) / u32::try_from(frames_per_second).unwrap();
        FrameTiming {
            target,
            previous: target,
            busy,
            has_window,
        }
    }

    #[test]
    fn without_a_window_all_idle_time_is_used() {
        for (frames_per_second, busy, least, most) in [
            (60, 3, 12, 14),
            (20, 3, 46, 47),
            (5, 3, 196, 197),
            (5, 150, 49, 50),
        ] {
            let budget = FrameBudget::default()
                .extended(CONFIGURED, &timing(frames_per_second, ms(busy), false));
            assert!(
                (ms(least)..=ms(most)).contains(&budget),
                "{frames_per_second} fps, busy {busy} ms: {budget:?}"
            );
        }
    }

    #[test]
    fn a_game_without_idle_time_loses_no_more_than_a_tenth() {
        let busy = timing(60, ms(40), false);
        let late = FrameTiming {
            previous: ms(40),
            ..busy
        };
        assert_eq!(FrameBudget::default().extended(CONFIGURED, &late), ms(4));
        let stalled = FrameTiming {
            previous: Duration::from_secs(3600),
            ..busy
        };
        let budget = FrameBudget::default().extended(CONFIGURED, &stalled);
        assert!(budget < ms(200), "{budget:?}");
    }

    #[test]
    fn with_a_window_it_is_a_bounded_share() {
        let mut budget = FrameBudget::default();
        for turn in 0..200 {
            let extended = budget.extended(CONFIGURED, &timing(60, ms(3), true));
            assert!(
                (Duration::from_micros(4_166)..Duration::from_micros(8_340)).contains(&extended),
                "frame {turn}: {extended:?}"
            );
        }
        for turn in 0..10 {
            let late = FrameTiming {
                previous: ms(30),
                ..timing(60, ms(3), true)
            };
            let extended = budget.extended(CONFIGURED, &late);
            assert!(turn < 2 || extended <= ms(3), "frame {turn}: {extended:?}");
        }
    }

    #[test]
    fn it_is_never_less_than_what_is_configured() {
        for has_window in [true, false] {
            let busy = timing(60, ms(100), has_window);
            assert_eq!(FrameBudget::default().extended(ms(500), &busy), ms(500));
        }
    }
}
