//! A volume that changes slowly.

use std::time::{Duration, Instant};

use super::speaker_sound::gain;

/// A fade from one volume to another, in decibels. It is even in loudness, from or to silence as well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fade {
    from: f32,
    to: f32,
    begin: Instant,
    duration: Duration,
}

/// The volume from which a fade out of silence begins.
const FLOOR_DB: f32 = -40.0;

impl Fade {
    /// Begins a fade.
    pub fn new(from: f32, to: f32, duration: Duration, now: Instant) -> Self {
        Self {
            from,
            to,
            begin: now,
            duration,
        }
    }

    /// Returns the volume in decibels, and whether the fade is over.
    pub fn volume_db(&self, now: Instant) -> (f32, bool) {
        let elapsed = now.saturating_duration_since(self.begin);
        if elapsed >= self.duration {
            return (self.to, true);
        }
        let share = elapsed.as_secs_f32() / self.duration.as_secs_f32();
        let (from, to) = (self.from.max(FLOOR_DB), self.to.max(FLOOR_DB));
        (from + (to - from) * share, false)
    }
}

/// Returns the factor for a volume in decibels times that of a file.
pub fn track_gain(volume_db: f32, file_volume: f32) -> f32 {
    gain(volume_db) * file_volume
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fade_is_even_and_ends() {
        let begin = Instant::now();
        let at = |seconds| begin + Duration::from_secs(seconds);
        let fade = Fade::new(0.0, -80.0, Duration::from_secs(4), begin);
        assert_eq!(fade.volume_db(at(0)), (0.0, false));
        assert_eq!(fade.volume_db(at(2)), (-20.0, false));
        assert_eq!(fade.volume_db(at(4)), (-80.0, true));
        let at_once = Fade::new(0.0, -6.0, Duration::ZERO, begin);
        assert_eq!(at_once.volume_db(at(0)), (-6.0, true));
    }
}
