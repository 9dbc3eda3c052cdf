//! Where sound comes from.

use std::sync::Arc;
use std::time::Duration;

use super::pacer::FRAME_TIME;
use crate::audio::{
    DriftController, DriftRange, FRAME_SAMPLES, PcmQueueReader, Resampler, SAMPLE_RATE, Sample,
};

/// What a source has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceState {
    /// Sound.
    Playing,
    /// Nothing for the moment. More may follow.
    Starved,
    /// Nothing more.
    Finished,
}

/// A source of samples. The voice thread reads it, and must not wait: what comes from a file or from the network is to be in memory.
pub trait PcmSource: Send {
    /// Whether the next call of [`PcmSource::read`] returns sound.
    fn state(&mut self) -> SourceState;

    /// Fills a frame. What the source does not have is silence.
    fn read(&mut self, frame: &mut [Sample; FRAME_SAMPLES]);
}

/// A source of Opus packets, which are sent as they are if possible. The voice thread reads it, and must not wait.
pub trait PacketSource: Send {
    /// The next packet. `None` at the end, or if the rest cannot be read.
    fn next_packet(&mut self) -> Option<Vec<u8>>;
}

/// Samples in memory.
#[derive(Clone, Debug)]
pub struct BufferSource {
    samples: Arc<[Sample]>,
    position: usize,
    repeats: bool,
}

impl BufferSource {
    /// Plays all samples, once or again and again.
    pub fn new(samples: Arc<[Sample]>, repeats: bool) -> Self {
        Self {
            samples,
            position: 0,
            repeats,
        }
    }
}

impl PcmSource for BufferSource {
    fn state(&mut self) -> SourceState {
        if self.position < self.samples.len() {
            SourceState::Playing
        } else {
            SourceState::Finished
        }
    }

    fn read(&mut self, frame: &mut [Sample; FRAME_SAMPLES]) {
        for sample in frame {
            *sample = self.samples.get(self.position).copied().unwrap_or_default();
            self.position += 1;
            if self.repeats && self.position >= self.samples.len() {
                self.position = 0;
            }
        }
    }
}

/// Samples that something else writes into a queue, by a clock of its own.
#[derive(Debug)]
pub struct QueueSource {
    reader: PcmQueueReader,
    clock: Option<Clock>,
    is_playing: bool,
}

/// The correction of a clock that differs from that of the voice connection.
#[derive(Debug)]
struct Clock {
    drift: DriftController,
    resampler: Resampler,
    /// How much sound waits in the queue on average.
    target: Duration,
}

impl QueueSource {
    /// Plays what is written ahead of time, such as a file. The writer waits when the queue is full.
    pub fn new(reader: PcmQueueReader) -> Self {
        Self {
            reader,
            clock: None,
            is_playing: false,
        }
    }

    /// Plays what is written by another clock, such as that of a microphone or of an engine's mixer. `target` of sound waits in the queue,
    /// which must have room for twice as much.
    pub fn with_clock(reader: PcmQueueReader, range: DriftRange, target: Duration) -> Self {
        Self {
            clock: Some(Clock {
                drift: DriftController::new(range),
                resampler: Resampler::default(),
                target,
            }),
            ..Self::new(reader)
        }
    }

    /// How much must wait before anything is played.
    fn needed(&self) -> usize {
        match &self.clock {
            Some(clock) if !self.is_playing => {
                (clock.target.as_secs_f64() * f64::from(SAMPLE_RATE)) as usize
            }
            _ => FRAME_SAMPLES,
        }
    }
}

impl PcmSource for QueueSource {
    fn state(&mut self) -> SourceState {
        if self.reader.is_finished() {
            SourceState::Finished
        } else if self.reader.fill() >= self.needed() || self.reader.is_closing() {
            self.is_playing = true;
            SourceState::Playing
        } else {
            self.is_playing = false;
            SourceState::Starved
        }
    }

    fn read(&mut self, frame: &mut [Sample; FRAME_SAMPLES]) {
        let reader = &mut self.reader;
        let Some(clock) = &mut self.clock else {
            frame
                .iter_mut()
                .for_each(|sample| *sample = reader.read().unwrap_or_default());
            return;
        };
        let fill = reader.fill() as f64 / f64::from(SAMPLE_RATE);
        let deviation = fill - clock.target.as_secs_f64();
        let ratio = clock.drift.update(deviation, FRAME_TIME);
        clock.resampler.process(ratio, frame.iter_mut(), || {
            reader.read().unwrap_or_default()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::PcmQueue;

    fn frame() -> [Sample; FRAME_SAMPLES] {
        [[9.0; 2]; FRAME_SAMPLES]
    }

    #[test]
    fn a_buffer_ends_or_repeats() {
        let samples: Arc<[Sample]> = (0..1000).map(|n| [n as f32; 2]).collect();
        let mut source = BufferSource::new(samples.clone(), false);
        let mut frame = frame();
        source.read(&mut frame);
        source.read(&mut frame);
        assert_eq!((frame[39][0], frame[40][0]), (999.0, 0.0));
        assert_eq!(source.state(), SourceState::Finished);
        let mut source = BufferSource::new(samples, true);
        source.read(&mut frame);
        source.read(&mut frame);
        assert_eq!((frame[39][0], frame[40][0]), (999.0, 0.0));
        assert_eq!(source.state(), SourceState::Playing);
        assert_eq!(
            BufferSource::new(Arc::new([]), true).state(),
            SourceState::Finished
        );
    }

    #[test]
    fn a_queue_is_played_to_its_end() {
        let (mut writer, reader) = PcmQueue::with_capacity(4096);
        let mut source = QueueSource::new(reader);
        assert_eq!(source.state(), SourceState::Starved);
        writer.write(&[[0.5; 2]; 1000]);
        assert_eq!(source.state(), SourceState::Playing);
        let mut frame = frame();
        source.read(&mut frame);
        assert_eq!(frame, [[0.5; 2]; FRAME_SAMPLES]);
        assert_eq!(source.state(), SourceState::Starved);
        drop(writer);
        assert_eq!(source.state(), SourceState::Playing);
        source.read(&mut frame);
        assert_eq!((frame[39], frame[40]), ([0.5; 2], [0.0; 2]));
        assert_eq!(source.state(), SourceState::Finished);
    }

    /// An engine without a sound device: its mixer was measured to be 4 % slow, and to mix 4096 samples at once.
    #[test]
    fn a_slow_clock_is_followed_without_gaps() {
        let (mut writer, reader) = PcmQueue::with_capacity(48_000);
        let target = Duration::from_millis(200);
        let mut source = QueueSource::with_clock(reader, DriftRange::EngineMixer, target);
        let (mut written, mut gaps) = (0.0, 0);
        let mut has_begun = false;
        for tick in 0..30_000_u32 {
            let time = f64::from(tick) * 0.02;
            while written + 4096.0 <= time * 48_000.0 * 0.96 {
                writer.write(&[[0.5; 2]; 4096]);
                written += 4096.0;
            }
            if source.state() == SourceState::Playing {
                has_begun = true;
                let mut frame = frame();
                source.read(&mut frame);
                gaps += usize::from(
                    tick > 100 && frame.iter().any(|[left, _]| (left - 0.5).abs() > 0.01),
                );
            } else {
                gaps += usize::from(has_begun);
            }
        }
        assert_eq!(gaps, 0);
    }
}
