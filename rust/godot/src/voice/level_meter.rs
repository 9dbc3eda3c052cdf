//! How loud a user is.

use std::time::{Duration, Instant};

use discord_voice::audio::{FRAME_SAMPLES, PcmRing, PcmRingReader};

/// After so long without a question, nothing is decoded for the meter any more.
const IDLE_AFTER: Duration = Duration::from_secs(1);

/// For so long a level is shown although nothing new was decoded.
const HOLD: Duration = Duration::from_millis(60);

/// Measures the level of a ring, as long as somebody asks for it.
#[derive(Debug)]
pub struct LevelMeter {
    reader: PcmRingReader,
    level: f32,
    measured_at: Instant,
    asked_at: Instant,
}

impl LevelMeter {
    /// Begins to measure.
    pub fn new(ring: &PcmRing, now: Instant) -> Self {
        Self {
            reader: ring.reader(),
            level: 0.0,
            measured_at: now,
            asked_at: now,
        }
    }

    /// Returns the level of the newest 20 ms: the root mean square, where 1 is the loudest.
    pub fn level(&mut self, now: Instant) -> f32 {
        self.asked_at = now;
        self.reader.keep(FRAME_SAMPLES);
        let (mut power, mut count) = (0.0_f32, 0_u16);
        while let Some([left, right]) = self.reader.read() {
            power += left * left + right * right;
            count += 1;
        }
        if count > 0 {
            self.level = (power / (2.0 * f32::from(count))).sqrt();
            self.measured_at = now;
        } else if now.saturating_duration_since(self.measured_at) > HOLD {
            self.level = 0.0;
        }
        self.level
    }

    /// Returns whether nobody has asked for a while.
    pub fn is_idle(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.asked_at) > IDLE_AFTER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_is_that_of_the_newest_frame() {
        let begin = Instant::now();
        let at = |milliseconds| begin + Duration::from_millis(milliseconds);
        let (mut writer, ring) = PcmRing::new(48_000);
        let mut meter = LevelMeter::new(&ring, begin);
        assert_eq!(meter.level(at(0)), 0.0);
        writer.write(&[[1.0; 2]; 5000]);
        writer.write(&[[0.5, -0.5]; 960]);
        assert!((meter.level(at(20)) - 0.5).abs() < 1e-4);
        assert!((meter.level(at(60)) - 0.5).abs() < 1e-4);
        assert_eq!(meter.level(at(90)), 0.0);
        assert!(!meter.is_idle(at(1000)));
        assert!(meter.is_idle(at(1100)));
    }
}
