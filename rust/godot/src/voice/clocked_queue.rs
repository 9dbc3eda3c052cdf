//! A queue of sound that is made by another clock than that of the voice connection, at another rate.

use std::collections::VecDeque;
use std::time::Duration;

use discord_voice::audio::{DriftRange, PcmQueue, PcmQueueWriter, Resampler, SAMPLE_RATE, Sample};
use discord_voice::send::QueueSource;

/// The most sound that is kept because there is no room for it.
const MAX_PENDING: usize = SAMPLE_RATE as usize;

/// The end that is written to.
#[derive(Debug)]
pub struct ClockedQueue {
    writer: PcmQueueWriter,
    resampler: Resampler,
    /// What is not resampled yet.
    pending: VecDeque<Sample>,
    resampled: Vec<Sample>,
}

impl ClockedQueue {
    /// A queue in which `target` of sound waits on average.
    pub fn new(range: DriftRange, target: Duration) -> (Self, QueueSource) {
        let capacity = target.as_secs_f64() * 2.5 * f64::from(SAMPLE_RATE);
        let (writer, reader) = PcmQueue::with_capacity(capacity as usize);
        let queue = Self {
            writer,
            resampler: Resampler::default(),
            pending: VecDeque::new(),
            resampled: Vec::new(),
        };
        (queue, QueueSource::with_clock(reader, range, target))
    }

    /// Writes samples of this rate. What there is no room for is lost.
    pub fn write(&mut self, rate: f64, samples: impl IntoIterator<Item = Sample>) {
        if !(1.0..=1e6).contains(&rate) {
            return;
        }
        self.pending.extend(samples);
        let excess = self.pending.len().saturating_sub(MAX_PENDING);
        self.pending.drain(..excess);
        let ratio = rate / f64::from(SAMPLE_RATE);
        // One sample is left, because the position between two samples is not known here.
        let outputs = self.pending.len().saturating_sub(1) as f64 / ratio;
        self.resampled.clear();
        self.resampled.resize(outputs as usize, [0.0; 2]);
        let Self {
            pending,
            resampler,
            resampled,
            ..
        } = self;
        resampler.process(ratio, resampled.iter_mut(), || {
            pending.pop_front().unwrap_or_default()
        });
        self.writer.write(&self.resampled);
    }
}

#[cfg(test)]
mod tests {
    use discord_voice::audio::FRAME_SAMPLES;
    use discord_voice::send::{PcmSource, SourceState};

    use super::*;

    /// A second of a tone at 1 kHz has 1000 rising edges at whatever rate it is written, in blocks of any size.
    #[test]
    fn a_tone_keeps_its_pitch_at_every_rate() {
        for (rate, block) in [(44_100.0, 512), (48_000.0, 333), (96_000.0, 4096)] {
            let target = Duration::from_millis(200);
            let (mut queue, mut source) = ClockedQueue::new(DriftRange::Device, target);
            let mut played = Vec::new();
            let (mut written, mut frames) = (0_usize, 0_usize);
            while frames < 100 {
                while (written as f64) < (frames as f64 * 0.02 + 0.2) * rate {
                    let sample = |at: usize| {
                        let time = (written + at) as f64 / rate;
                        [(std::f64::consts::TAU * 1000.0 * time).sin() as f32; 2]
                    };
                    queue.write(rate, (0..block).map(sample));
                    written += block;
                }
                assert_eq!(source.state(), SourceState::Playing, "{rate}");
                let mut frame = [[0.0; 2]; FRAME_SAMPLES];
                source.read(&mut frame);
                played.extend(frame);
                frames += 1;
            }
            let edges = played[48_000..]
                .windows(2)
                .filter(|pair| pair[0][0] < 0.0 && pair[1][0] >= 0.0)
                .count();
            assert!((990..=1010).contains(&edges), "{rate}: {edges}");
        }
    }

    #[test]
    fn nothing_grows_without_bound() {
        let (mut queue, _source) = ClockedQueue::new(DriftRange::Device, Duration::from_millis(80));
        for rate in [0.0, -1.0, f64::NAN, 8000.0, 48_000.0] {
            for _ in 0..20 {
                queue.write(rate, vec![[0.1; 2]; 48_000]);
            }
        }
        assert!(queue.pending.len() <= MAX_PENDING);
    }
}
