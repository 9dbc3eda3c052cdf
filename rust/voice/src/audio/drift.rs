//! Two clocks are never equally fast. What lies between them fills up or runs empty, unless one side is played a little faster or
//! slower, so little that nobody hears it.

use std::time::Duration;

/// How far and how fast the speed may be corrected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DriftRange {
    /// The clock of a sound device: within 0.5 %.
    Device,
    /// The clock of an engine's mixer without a sound device, which was measured to be 4 % slow, and to mix blocks of 93 ms.
    EngineMixer,
}

/// The parameters of a controller.
struct Parameters {
    /// The largest correction.
    limit: f64,
    /// How fast a deviation is corrected, in radians per second.
    speed: f64,
    /// Over which time the fill is averaged, in seconds.
    average: f64,
}

impl DriftRange {
    fn parameters(self) -> Parameters {
        match self {
            Self::Device => Parameters {
                limit: 0.005,
                speed: 0.1,
                average: 1.0,
            },
            Self::EngineMixer => Parameters {
                limit: 0.08,
                speed: 0.7,
                average: 0.5,
            },
        }
    }
}

/// A proportional and integral controller of the speed: it holds a buffer at its target, however fast the clocks are.
#[derive(Clone, Debug)]
pub struct DriftController {
    range: DriftRange,
    /// The average deviation from the target, in seconds. `None` before the first update.
    deviation: Option<f64>,
    /// The correction that the deviations so far have led to.
    integral: f64,
}

impl DriftController {
    /// A controller that has corrected nothing yet.
    pub fn new(range: DriftRange) -> Self {
        Self {
            range,
            deviation: None,
            integral: 0.0,
        }
    }

    /// Forgets the average, after a jump of the fill that is no drift. The speed stays as it is.
    pub fn restart(&mut self) {
        self.deviation = None;
    }

    /// How fast to read, as a ratio to the normal speed. `deviation` is by how much sound the buffer is above its target, in seconds, and
    /// `elapsed` is the time since the last update.
    pub fn update(&mut self, deviation: f64, elapsed: Duration) -> f64 {
        let Parameters {
            limit,
            speed,
            average,
        } = self.range.parameters();
        let elapsed = elapsed.as_secs_f64().min(1.0);
        let weight = elapsed / (average + elapsed);
        let last = self.deviation.unwrap_or(deviation);
        let deviation = last + (deviation - last) * weight;
        self.deviation = Some(deviation);
        // Critically damped: the deviation returns to zero without swinging.
        let proportional = 2.0 * speed * deviation;
        let integral = self.integral + speed * speed * deviation * elapsed;
        // While the correction is at its limit, the integral must not grow beyond it.
        self.integral = integral.clamp(-limit, limit);
        1.0 + (proportional + self.integral).clamp(-limit, limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a buffer for a simulated hour: a writer writes blocks, `fast` times as fast as the reader's clock, which reads every 20 ms.
    /// Returns the range of the average fill per second after half a minute, in seconds, and whether the buffer ran empty after 1 s. What is
    /// averaged is left after reading 20 ms, so it is 20 ms below the target.
    fn simulate(range: DriftRange, fast: f64, block: f64, target: f64) -> ((f64, f64), bool) {
        let mut controller = DriftController::new(range);
        let (mut fill, mut written, mut ran_empty) = (target, 0.0, false);
        let (mut lowest, mut highest) = (f64::MAX, f64::MIN);
        let mut second = Vec::new();
        for tick in 0..180_000_u32 {
            let time = f64::from(tick) * 0.02;
            while written + block <= time * fast {
                written += block;
                fill += block;
            }
            let ratio = controller.update(fill - target, Duration::from_millis(20));
            assert!((ratio - 1.0).abs() <= range.parameters().limit + 1e-9);
            fill -= 0.02 * ratio;
            ran_empty |= fill < 0.0 && time > 1.0;
            second.push(fill);
            if second.len() == 50 {
                let average = second.drain(..).sum::<f64>() / 50.0;
                if time > 30.0 {
                    lowest = average.min(lowest);
                    highest = average.max(highest);
                }
            }
        }
        ((lowest, highest), ran_empty)
    }

    #[test]
    fn an_hour_of_a_slow_mixer_is_even() {
        for fast in [0.96, 0.967, 1.0, 1.001] {
            let ((lowest, highest), ran_empty) =
                simulate(DriftRange::EngineMixer, fast, 4096.0 / 44_100.0, 0.2);
            assert!(!ran_empty, "{fast}");
            assert!(
                lowest > 0.16 && highest < 0.20,
                "{fast}: {lowest} to {highest}"
            );
        }
    }

    #[test]
    fn an_hour_of_a_device_that_is_not_exact_is_even() {
        for fast in [0.999, 0.9999, 1.0001, 1.001] {
            let ((lowest, highest), ran_empty) = simulate(DriftRange::Device, fast, 0.02, 0.06);
            assert!(!ran_empty, "{fast}");
            assert!(
                lowest > 0.02 && highest < 0.06,
                "{fast}: {lowest} to {highest}"
            );
        }
    }

    #[test]
    fn a_deviation_beyond_the_range_is_corrected_at_its_limit() {
        let mut controller = DriftController::new(DriftRange::Device);
        for _ in 0..10_000 {
            let ratio = controller.update(10.0, Duration::from_millis(20));
            assert!((1.0..=1.005).contains(&ratio));
        }
        controller.restart();
        assert!(controller.update(-10.0, Duration::from_millis(20)) < 1.0);
    }
}
