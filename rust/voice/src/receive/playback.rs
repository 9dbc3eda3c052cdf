//! What an audio thread plays of a source: it reads the ring at the speed of the sound device.

use std::time::Duration;

use crate::audio::{DriftController, DriftRange, PcmRingReader, Resampler, SAMPLE_RATE, Sample};

/// What must wait in the ring beyond the block that the device takes at a time. The ring is filled every 20 ms.
const RESERVE: Duration = Duration::from_millis(30);

/// By how much the reserve grows each time the ring runs empty in the middle of sound, and how far.
const GROWTH: Duration = Duration::from_millis(20);
const MAX_RESERVE: Duration = Duration::from_millis(200);

/// How much of the last sample is left after each sample without sound, so that sound does not end with a click.
const DECAY: f32 = 0.98;

/// A source as one player hears it. Neither method waits, allocates or panics, so the audio thread can call them.
#[derive(Debug)]
pub struct Playback {
    reader: PcmRingReader,
    resampler: Resampler,
    drift: DriftController,
    reserve: Duration,
    /// Whether sound is played. If not, it begins as soon as there is enough of it.
    is_playing: bool,
    last: Sample,
}

impl Playback {
    /// A player of what is written to the ring from now on.
    pub fn new(reader: PcmRingReader) -> Self {
        Self {
            reader,
            resampler: Resampler::default(),
            drift: DriftController::new(DriftRange::Device),
            reserve: RESERVE,
            is_playing: false,
            last: [0.0; 2],
        }
    }

    /// Fills all of `output` with sound, or with silence if there is none. `mix_rate` is the rate of the device, and `pitch` the speed at
    /// which to play.
    pub fn mix(
        &mut self,
        mix_rate: f64,
        pitch: f64,
        output: impl ExactSizeIterator<Item = impl std::borrow::BorrowMut<Sample>>,
    ) {
        let mix_rate = if mix_rate >= 1.0 { mix_rate } else { 48_000.0 };
        let block = output.len() as f64 / mix_rate;
        let target = block / 2.0 + self.reserve.as_secs_f64();
        let fill = self.reader.fill() as f64 / f64::from(SAMPLE_RATE);
        if !self.is_playing && fill >= block + self.reserve.as_secs_f64() {
            self.is_playing = true;
            self.drift.restart();
            // What waits longer than necessary has grown old while nobody played it.
            let samples = (block + self.reserve.as_secs_f64()) * f64::from(SAMPLE_RATE);
            self.reader.keep(samples as usize);
        }
        let mut ratio = f64::from(SAMPLE_RATE) / mix_rate * pitch;
        if self.is_playing {
            let after_block = fill - block / 2.0;
            let elapsed = Duration::try_from_secs_f64(block).unwrap_or_default();
            ratio *= self.drift.update(after_block - target, elapsed);
        }
        let Self {
            reader,
            resampler,
            is_playing,
            last,
            ..
        } = self;
        let mut ran_empty = false;
        resampler.process(ratio, output, || {
            if *is_playing && let Some(sample) = reader.read() {
                *last = sample;
                return sample;
            }
            ran_empty |= *is_playing;
            *last = last.map(|channel| channel * DECAY);
            *last
        });
        if ran_empty {
            self.is_playing = false;
            self.reserve = (self.reserve + GROWTH).min(MAX_RESERVE);
        }
    }

    /// Whether the source is gone, and everything of it was played.
    pub fn is_finished(&self) -> bool {
        self.reader.is_closed() && self.reader.fill() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::{FRAME_SAMPLES, PcmRing, PcmRingWriter};

    fn constant(writer: &mut PcmRingWriter, frames: usize) {
        writer.write(&vec![[0.5, -0.5]; FRAME_SAMPLES * frames]);
    }

    fn mix(playback: &mut Playback, rate: f64, frames: usize) -> Vec<Sample> {
        let mut output = vec![[9.0; 2]; frames];
        playback.mix(rate, 1.0, output.iter_mut());
        output
    }

    #[test]
    fn sound_begins_when_there_is_enough_and_ends_softly() {
        let (mut writer, ring) = PcmRing::new(48_000);
        let mut playback = Playback::new(ring.reader());
        assert_eq!(mix(&mut playback, 48_000.0, 480), vec![[0.0; 2]; 480]);
        constant(&mut writer, 1);
        assert_eq!(mix(&mut playback, 48_000.0, 480), vec![[0.0; 2]; 480]);
        constant(&mut writer, 1);
        let output = mix(&mut playback, 48_000.0, 480);
        assert!(
            output[10..]
                .iter()
                .all(|[left, right]| (left - 0.5).abs() < 1e-3 && (right + 0.5).abs() < 1e-3)
        );
        let rest: Vec<_> = (0..6)
            .flat_map(|_| mix(&mut playback, 48_000.0, 480))
            .collect();
        let step = |pair: &[Sample]| (pair[0][0] - pair[1][0]).abs();
        assert!(rest.windows(2).map(step).fold(0.0, f32::max) < 0.02);
        assert!(rest[rest.len() - 1][0] < 0.001);
        assert!(!playback.is_finished());
        drop(writer);
        assert!(playback.is_finished());
    }

    /// A writer with the clock of the system, and devices that are not exact, at the rates and block sizes that Godot uses.
    #[test]
    fn devices_with_clocks_of_their_own_never_run_empty() {
        for (rate, block, speed) in [
            (44_100.0, 512, 1.001),
            (48_000.0, 512, 0.999),
            (48_000.0, 4096, 1.0),
            (96_000.0, 1024, 1.0005),
        ] {
            let (mut writer, ring) = PcmRing::new(48_000);
            let mut playback = Playback::new(ring.reader());
            let (mut written, mut silent) = (0, 0);
            let blocks = (60.0 * rate / block as f64) as usize;
            for number in 0..blocks {
                let time = (number * block) as f64 / (rate * speed);
                while f64::from(written) * 0.02 <= time {
                    constant(&mut writer, 1);
                    written += 1;
                }
                let output = mix(&mut playback, rate, block);
                if time > 2.0 {
                    silent += output
                        .iter()
                        .filter(|[left, _]| (left - 0.5).abs() > 1e-3)
                        .count();
                }
            }
            assert_eq!(silent, 0, "{rate} {block} {speed}");
            let fill = playback.reader.fill() as f64 / 48.0;
            assert!(fill < 180.0, "{fill} ms");
        }
    }

    #[test]
    fn a_player_that_was_paused_begins_with_what_is_new() {
        let (mut writer, ring) = PcmRing::new(48_000);
        let mut playback = Playback::new(ring.reader());
        constant(&mut writer, 40);
        mix(&mut playback, 48_000.0, 480);
        assert!(
            playback.reader.fill() <= 48 * 40,
            "{}",
            playback.reader.fill()
        );
        for rate in [0.0, f64::NAN, -1.0] {
            mix(&mut playback, rate, 480);
        }
        mix(&mut playback, 48_000.0, 0);
    }
}
