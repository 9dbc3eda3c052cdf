//! Recordings of what users say, which a background thread mixes and writes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{
    Receiver, RecvTimeoutError, SyncSender, TrySendError, channel, sync_channel,
};
use std::time::{Duration, Instant};

use discord_client::run_in_background;
use discord_voice::audio::{PcmRing, SAMPLE_RATE, Sample, limit};
use discord_voice::files::{FileError, RecordingFormat, RecordingWriter};
use discord_voice::receive::Playback;
use godot::prelude::*;

/// The time that is mixed at once.
const BLOCK_TIME: Duration = Duration::from_millis(100);
const BLOCK_SAMPLES: usize = SAMPLE_RATE as usize / 10;

/// Sound waits a little before it is mixed. At the end so many blocks more are written, so that none is cut off.
const LAST_BLOCKS: usize = 2;

/// The most users that wait to be added while the disk is slow: those of the largest call.
const MAX_ADDED: usize = 256;

/// A recording, which ends when it is dropped.
#[derive(Debug)]
pub struct Recording {
    rings: SyncSender<PcmRing>,
    failure: Receiver<String>,
}

impl Recording {
    /// Begins to write a file. Returns `None` if there is no thread for it.
    pub fn start(path: PathBuf, format: RecordingFormat) -> Option<Self> {
        let (rings, added) = sync_channel(MAX_ADDED);
        let (failures, failure) = channel();
        let record = move || {
            if let Err(error) = write(&path, format, &added) {
                failures.send(format!("{}: {error}", path.display())).ok();
            }
        };
        run_in_background(record).then_some(Self { rings, failure })
    }

    /// Adds a user to the recording.
    pub fn add(&self, ring: &PcmRing) {
        match self.rings.try_send(ring.clone()) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => {
                godot_warn!("record: a user is not recorded, because the disk is too slow.");
            }
            // The recording has failed, which `take_failure` reports.
            Err(TrySendError::Disconnected(_)) => {}
        }
    }

    /// Returns why nothing more is recorded, once.
    pub fn take_failure(&self) -> Option<String> {
        self.failure.try_recv().ok()
    }
}

/// Writes until the other end of `added` is gone.
fn write(path: &Path, format: RecordingFormat, added: &Receiver<PcmRing>) -> Result<(), FileError> {
    let mut file = RecordingWriter::create(path, format)?;
    let mut mix = RecordingMix::default();
    let mut next = Instant::now() + BLOCK_TIME;
    loop {
        match added.recv_timeout(next.saturating_duration_since(Instant::now())) {
            Ok(ring) => mix.add(&ring),
            Err(RecvTimeoutError::Timeout) => {
                file.write(mix.next_block())?;
                next += BLOCK_TIME;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    for _ in 0..LAST_BLOCKS {
        file.write(mix.next_block())?;
    }
    file.finish()
}

/// The mix of all users.
#[derive(Debug)]
struct RecordingMix {
    sources: Vec<Playback>,
    mix: Vec<Sample>,
    block: Vec<Sample>,
}

impl Default for RecordingMix {
    fn default() -> Self {
        Self {
            sources: Vec::new(),
            mix: vec![[0.0; 2]; BLOCK_SAMPLES],
            block: vec![[0.0; 2]; BLOCK_SAMPLES],
        }
    }
}

impl RecordingMix {
    fn add(&mut self, ring: &PcmRing) {
        self.sources.push(Playback::new(ring.reader()));
    }

    fn next_block(&mut self) -> &[Sample] {
        self.mix.fill([0.0; 2]);
        for source in &mut self.sources {
            source.mix(f64::from(SAMPLE_RATE), 1.0, self.block.iter_mut());
            for (mixed, sample) in self
                .mix
                .iter_mut()
                .flatten()
                .zip(self.block.iter().flatten())
            {
                *mixed += sample;
            }
        }
        self.sources.retain(|source| !source.is_finished());
        self.mix
            .iter_mut()
            .flatten()
            .for_each(|sample| *sample = limit(*sample));
        &self.mix
    }
}

#[cfg(test)]
mod tests {
    use discord_voice::files::OggReader;

    use super::*;

    #[test]
    fn users_are_added_up_and_silence_lasts_as_long_as_it_lasted() {
        let mut mix = RecordingMix::default();
        let (mut first, ring) = PcmRing::new(48_000);
        mix.add(&ring);
        let (mut second, ring) = PcmRing::new(48_000);
        mix.add(&ring);
        assert!(mix.next_block().iter().all(|sample| *sample == [0.0; 2]));
        first.write(&[[0.25, -0.25]; 9600]);
        second.write(&[[0.5, 0.5]; 9600]);
        let block = mix.next_block();
        let [left, right] = block[4000];
        assert!((left - 0.75).abs() < 1e-3 && (right - 0.25).abs() < 1e-3);
        assert_eq!(block.len(), 4800);
        drop((first, second));
        for _ in 0..3 {
            mix.next_block();
        }
        assert!(mix.sources.is_empty());
        assert_eq!(mix.next_block()[4799], [0.0; 2]);
    }

    /// Records a ring to which a fifth of a second is written. Returns the file.
    fn record(format: RecordingFormat) -> Vec<u8> {
        let name = format!("discord-{}-{format:?}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let (rings, added) = channel();
        let (mut writer, ring) = PcmRing::new(48_000);
        rings.send(ring).unwrap();
        let thread = std::thread::spawn({
            let path = path.clone();
            move || write(&path, format, &added)
        });
        // The reader exists as soon as the thread has taken the ring.
        while !writer.has_readers() {
            std::thread::yield_now();
        }
        writer.write(&[[0.5; 2]; 9600]);
        drop(rings);
        thread.join().unwrap().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        bytes
    }

    #[test]
    fn a_file_is_complete_once_the_recording_is_dropped() {
        let bytes = record(RecordingFormat::Wav);
        assert_eq!(&bytes[..4], b"RIFF");
        assert!(bytes.len() >= 44 + 2 * BLOCK_SAMPLES * 4, "{}", bytes.len());
        assert!(bytes[44..].chunks(2).any(|sample| sample == [0, 64]));
    }

    #[test]
    fn an_ogg_opus_file_lasts_as_long_as_the_recording() {
        let bytes = record(RecordingFormat::OggOpus);
        let mut reader = OggReader::new(&bytes[..]).unwrap();
        let mut frames = 0;
        while reader.read().unwrap().is_some() {
            frames += 1;
        }
        // Blocks of 100 ms, and the delay of the encoder.
        assert!(frames >= 11 && frames % 5 == 1, "{frames}");
    }

    #[test]
    fn a_file_that_cannot_be_created_is_an_error() {
        let (_rings, added) = channel();
        let path = std::env::temp_dir().join("no such folder/recording.wav");
        let result = write(&path, RecordingFormat::Wav, &added);
        assert!(matches!(result, Err(FileError::Io(_))));
    }
}
