//! A queue of sound from the main thread to the voice thread, in which a track can seek.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use discord_voice::audio::{
    FRAME_SAMPLES, PcmQueue, PcmQueueReader, PcmQueueWriter, SAMPLE_RATE, Sample,
};
use discord_voice::send::{PcmSource, SourceState};

/// What both threads know of the progress, in samples since the beginning.
#[derive(Debug, Default)]
struct Progress {
    read: AtomicU64,
    /// What was written before this is not played, because the track seeks.
    discard_until: AtomicU64,
}

/// The position of what is played, which outlives the end that is written to.
#[derive(Clone, Debug)]
pub struct PlayedPosition {
    progress: Arc<Progress>,
    /// The position of the track at a sample.
    origin: (u64, Duration),
}

impl PlayedPosition {
    /// Returns the position of the track.
    pub fn get(&self) -> Duration {
        let (origin, position) = self.origin;
        let read = self.progress.read.load(Ordering::Relaxed);
        let played = read.saturating_sub(origin) as f64 / f64::from(SAMPLE_RATE);
        position + Duration::from_secs_f64(played)
    }
}

/// The end that is written to.
#[derive(Debug)]
pub struct SampleQueue {
    writer: PcmQueueWriter,
    written: u64,
    position: PlayedPosition,
}

/// The end that the voice thread plays.
#[derive(Debug)]
pub struct SampleQueueSource {
    reader: PcmQueueReader,
    progress: Arc<Progress>,
    read: u64,
}

impl SampleQueue {
    /// A queue for at least this much sound.
    pub fn new(capacity: Duration) -> (Self, SampleQueueSource) {
        let (writer, reader) = PcmQueue::with_capacity(samples(capacity) as usize);
        let progress = Arc::new(Progress::default());
        let source = SampleQueueSource {
            reader,
            progress: progress.clone(),
            read: 0,
        };
        let queue = Self {
            writer,
            written: 0,
            position: PlayedPosition {
                progress,
                origin: (0, Duration::ZERO),
            },
        };
        (queue, source)
    }

    /// How many samples are missing until this much sound waits to be played.
    pub fn missing(&self, stock: Duration) -> usize {
        let progress = &self.position.progress;
        let discarded = progress.discard_until.load(Ordering::Relaxed);
        let read = progress.read.load(Ordering::Relaxed);
        let waiting = self.written.saturating_sub(read.max(discarded));
        let missing = samples(stock).saturating_sub(waiting) as usize;
        missing.min(self.writer.free())
    }

    /// Writes as many samples as there is room for, and returns how many these are.
    pub fn write(&mut self, samples: &[Sample]) -> usize {
        let written = self.writer.write(samples);
        self.written += written as u64;
        written
    }

    /// Discards what waits. What is written next is at this position of the track.
    pub fn seek(&mut self, position: Duration) {
        self.position.origin = (self.written, position);
        let progress = &self.position.progress;
        progress
            .discard_until
            .store(self.written, Ordering::Relaxed);
    }

    /// The position of the track that is played.
    pub fn position(&self) -> &PlayedPosition {
        &self.position
    }
}

fn samples(time: Duration) -> u64 {
    (time.as_secs_f64() * f64::from(SAMPLE_RATE)) as u64
}

impl SampleQueueSource {
    fn next(&mut self) -> Option<Sample> {
        let sample = self.reader.read()?;
        self.read += 1;
        Some(sample)
    }

    fn report(&self) {
        self.progress.read.store(self.read, Ordering::Relaxed);
    }
}

impl PcmSource for SampleQueueSource {
    fn state(&mut self) -> SourceState {
        let discard_until = self.progress.discard_until.load(Ordering::Relaxed);
        if self.read < discard_until {
            while self.read < discard_until && self.next().is_some() {}
            self.report();
        }
        if self.reader.is_finished() {
            SourceState::Finished
        } else if self.reader.fill() >= FRAME_SAMPLES || self.reader.is_closing() {
            SourceState::Playing
        } else {
            SourceState::Starved
        }
    }

    fn read(&mut self, frame: &mut [Sample; FRAME_SAMPLES]) {
        for sample in frame {
            *sample = self.next().unwrap_or_default();
        }
        self.report();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOCK: Duration = Duration::from_millis(100);

    fn frame(source: &mut SampleQueueSource) -> (SourceState, f32) {
        let state = source.state();
        let mut frame = [[9.0; 2]; FRAME_SAMPLES];
        if state == SourceState::Playing {
            source.read(&mut frame);
        }
        (state, frame[FRAME_SAMPLES - 1][0])
    }

    #[test]
    fn a_track_seeks_without_playing_what_waits() {
        let (mut queue, mut source) = SampleQueue::new(STOCK * 2);
        assert_eq!(queue.missing(STOCK), 4800);
        assert_eq!(queue.write(&[[0.5; 2]; 4800]), 4800);
        assert_eq!(queue.missing(STOCK), 0);
        assert_eq!(frame(&mut source), (SourceState::Playing, 0.5));
        assert_eq!(queue.position().get(), Duration::from_millis(20));
        assert_eq!(queue.missing(STOCK), 960);
        queue.seek(Duration::from_secs(7));
        assert_eq!(queue.position().get(), Duration::from_secs(7));
        assert_eq!(queue.missing(STOCK), 4800);
        queue.write(&[[0.25; 2]; 1000]);
        assert_eq!(frame(&mut source), (SourceState::Playing, 0.25));
        assert_eq!(queue.position().get(), Duration::from_millis(7020));
        assert_eq!(frame(&mut source), (SourceState::Starved, 9.0));
        let position = queue.position().clone();
        drop(queue);
        assert_eq!(frame(&mut source), (SourceState::Playing, 0.0));
        assert!(position.get() > Duration::from_millis(7020));
        assert_eq!(frame(&mut source).0, SourceState::Finished);
    }

    #[test]
    fn nothing_is_written_beyond_the_capacity() {
        let (mut queue, _source) = SampleQueue::new(Duration::from_millis(20));
        let capacity = queue.missing(Duration::from_secs(10));
        assert_eq!(queue.write(&vec![[0.5; 2]; capacity + 5]), capacity);
        queue.seek(Duration::ZERO);
        assert_eq!(queue.missing(Duration::from_secs(10)), 0);
    }
}
