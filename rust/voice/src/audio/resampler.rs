//! Changes the speed of sound by a ratio that may vary, with cubic interpolation (Catmull and Rom).

use super::Sample;

/// The state between two calls. It delays the sound by two samples.
#[derive(Clone, Debug, Default)]
pub struct Resampler {
    /// The last four samples. The output is between the second and the third of them.
    history: [Sample; 4],
    /// Where between the two, from 0 to 1.
    phase: f64,
}

impl Resampler {
    /// Fills `output`, with `ratio` samples of the input for each of its samples. `next` is called for each sample of the input. With
    /// a ratio of 1 the samples are not changed.
    pub fn process(
        &mut self,
        ratio: f64,
        output: impl IntoIterator<Item = impl std::borrow::BorrowMut<Sample>>,
        mut next: impl FnMut() -> Sample,
    ) {
        let ratio = if ratio.is_finite() {
            ratio.clamp(0.01, 100.0)
        } else {
            1.0
        };
        for mut sample in output {
            self.phase += ratio;
            while self.phase >= 1.0 {
                self.phase -= 1.0;
                let [_, b, c, d] = self.history;
                self.history = [b, c, d, next()];
            }
            *sample.borrow_mut() = self.interpolate();
        }
    }

    /// How many samples of the input the next `outputs` samples need at this ratio, give or take one.
    pub fn needed(&self, ratio: f64, outputs: usize) -> usize {
        (self.phase + ratio * outputs as f64) as usize
    }

    fn interpolate(&self) -> Sample {
        let t = self.phase as f32;
        let [a, b, c, d] = self.history;
        let cubic = |a: f32, b: f32, c: f32, d: f32| {
            let slope = (c - a) * 0.5;
            let curve = a - 2.5 * b + 2.0 * c - 0.5 * d;
            let bend = 1.5 * (b - c) + 0.5 * (d - a);
            ((bend * t + curve) * t + slope) * t + b
        };
        let [[al, ar], [bl, br], [cl, cr], [dl, dr]] = [a, b, c, d];
        [cubic(al, bl, cl, dl), cubic(ar, br, cr, dr)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hertz: f64, rate: f64, at: f64) -> f32 {
        (std::f64::consts::TAU * hertz * at / rate).sin() as f32
    }

    #[test]
    fn a_ratio_of_one_only_delays() {
        let mut resampler = Resampler::default();
        let (mut number, mut output) = (0.0, vec![[0.0; 2]; 100]);
        resampler.process(1.0, &mut output, || {
            number += 1.0;
            [number, -number]
        });
        assert_eq!(
            output[2..],
            (1..99).map(|n| [n as f32, -(n as f32)]).collect::<Vec<_>>()
        );
    }

    /// The expected values are those of the sine itself.
    #[test]
    fn a_tone_keeps_its_pitch_at_another_rate() {
        for (from, to) in [
            (44_100.0, 48_000.0),
            (48_000.0, 44_100.0),
            (48_000.0, 48_048.0),
        ] {
            let mut resampler = Resampler::default();
            let (mut at, mut output) = (0.0, vec![[0.0; 2]; 4800]);
            resampler.process(from / to, &mut output, || {
                let sample = tone(1000.0, from, at);
                at += 1.0;
                [sample, sample]
            });
            let mut worst = 0.0_f32;
            for (index, [left, right]) in output.iter().enumerate().skip(10) {
                // The first output is after one step, and the interpolation is three samples of the input late.
                let position = (index as f64 + 1.0) * from / to - 3.0;
                worst = worst.max((left - tone(1000.0, from, position)).abs());
                assert_eq!(left, right);
            }
            assert!(worst < 0.001, "{from} → {to}: {worst}");
        }
    }

    #[test]
    fn nonsense_ratios_neither_hang_nor_stop() {
        let mut resampler = Resampler::default();
        for ratio in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e300] {
            let mut calls = 0;
            resampler.process(ratio, vec![[0.0; 2]; 10], || {
                calls += 1;
                [0.0; 2]
            });
            assert!(calls <= 1001, "{ratio}: {calls}");
        }
    }
}
