//! A ring of samples with one writer and any number of readers, each with a position of its own. Nothing in it waits or allocates, so the
//! audio thread of an engine can read it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use super::Sample;
use super::slots::{Rounded, Slots};

#[derive(Debug)]
struct Shared {
    /// What was received has passed a lossy codec: 16 bits are more than enough for it, and there is a ring for each user.
    slots: Slots<Rounded>,
    /// How many samples were written since the beginning.
    written: AtomicU64,
    readers: AtomicUsize,
    is_closed: AtomicBool,
}

/// The end of a ring that is written to. It overwrites what no reader has read in time.
#[derive(Debug)]
pub struct PcmRingWriter {
    shared: Arc<Shared>,
    written: u64,
}

/// The ring itself, from which readers are made.
#[derive(Clone, Debug)]
pub struct PcmRing {
    shared: Arc<Shared>,
}

/// The end of a ring that is read from.
#[derive(Debug)]
pub struct PcmRingReader {
    shared: Arc<Shared>,
    position: u64,
}

impl PcmRing {
    /// A ring for at least this many samples.
    pub fn new(capacity: usize) -> (PcmRingWriter, Self) {
        let shared = Arc::new(Shared {
            slots: Slots::new(capacity),
            written: AtomicU64::new(0),
            readers: AtomicUsize::new(0),
            is_closed: AtomicBool::new(false),
        });
        let writer = PcmRingWriter {
            shared: shared.clone(),
            written: 0,
        };
        (writer, Self { shared })
    }

    /// A reader that begins with what is written next.
    pub fn reader(&self) -> PcmRingReader {
        self.shared.readers.fetch_add(1, Ordering::AcqRel);
        PcmRingReader {
            position: self.shared.written.load(Ordering::Acquire),
            shared: self.shared.clone(),
        }
    }

    /// Whether the writer is gone.
    pub fn is_closed(&self) -> bool {
        self.shared.is_closed.load(Ordering::Acquire)
    }
}

impl PcmRingWriter {
    /// Writes samples.
    pub fn write(&mut self, samples: &[Sample]) {
        for sample in samples {
            self.shared.slots.store(self.written, *sample);
            self.written += 1;
        }
        self.shared.written.store(self.written, Ordering::Release);
    }

    /// Whether somebody could read what is written.
    pub fn has_readers(&self) -> bool {
        self.shared.readers.load(Ordering::Acquire) > 0
    }
}

impl Drop for PcmRingWriter {
    fn drop(&mut self) {
        self.shared.is_closed.store(true, Ordering::Release);
    }
}

impl Drop for PcmRingReader {
    fn drop(&mut self) {
        self.shared.readers.fetch_sub(1, Ordering::AcqRel);
    }
}

impl PcmRingReader {
    /// How many samples can be read.
    pub fn fill(&self) -> usize {
        let written = self.shared.written.load(Ordering::Acquire);
        written.saturating_sub(self.position) as usize
    }

    /// Reads one sample, if there is one. A reader that fell behind goes on in the middle of the ring.
    pub fn read(&mut self) -> Option<Sample> {
        let fill = self.fill();
        if fill == 0 {
            return None;
        }
        if fill as u64 > self.shared.slots.capacity() {
            self.keep((self.shared.slots.capacity() / 2) as usize);
        }
        let sample = self.shared.slots.load(self.position);
        self.position += 1;
        Some(sample)
    }

    /// Skips all but the newest `samples`.
    pub fn keep(&mut self, samples: usize) {
        let written = self.shared.written.load(Ordering::Acquire);
        let newest = written.saturating_sub(samples as u64);
        self.position = self.position.max(newest);
    }

    /// Whether nothing will ever be written again.
    pub fn is_closed(&self) -> bool {
        self.shared.is_closed.load(Ordering::Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::from_i16;

    fn sample(number: usize) -> Sample {
        let value = from_i16((number % 30_000) as i16);
        [value, -value]
    }

    fn samples(range: std::ops::Range<usize>) -> Vec<Sample> {
        range.map(sample).collect()
    }

    #[test]
    fn each_reader_has_a_position_of_its_own() {
        let (mut writer, ring) = PcmRing::new(100);
        assert!(!writer.has_readers());
        let mut first = ring.reader();
        assert!(writer.has_readers());
        writer.write(&samples(0..10));
        let mut second = ring.reader();
        writer.write(&samples(10..20));
        assert_eq!((first.fill(), second.fill()), (20, 10));
        assert_eq!(
            (first.read(), second.read()),
            (Some(sample(0)), Some(sample(10)))
        );
        first.keep(2);
        assert_eq!(first.read(), Some(sample(18)));
        assert_eq!(first.read(), Some(sample(19)));
        assert_eq!(first.read(), None);
        drop(first);
        assert!(writer.has_readers());
        drop(writer);
        assert!(second.is_closed() && ring.is_closed());
    }

    #[test]
    fn a_reader_that_fell_behind_goes_on_in_the_middle() {
        let (mut writer, ring) = PcmRing::new(128);
        let mut reader = ring.reader();
        writer.write(&samples(0..128));
        assert_eq!(reader.read(), Some(sample(0)));
        writer.write(&samples(128..1000));
        assert_eq!(reader.read(), Some(sample(1000 - 64)));
        assert_eq!(reader.fill(), 63);
    }

    #[test]
    fn samples_survive_the_change_of_threads() {
        let (mut writer, ring) = PcmRing::new(1 << 20);
        let mut readers: Vec<_> = (0..2).map(|_| ring.reader()).collect();
        let reading: Vec<_> = readers
            .drain(..)
            .map(|mut reader| {
                std::thread::spawn(move || {
                    let mut next = 0;
                    while next < 100_000 {
                        match reader.read() {
                            Some(read) => {
                                assert_eq!(read, sample(next));
                                next += 1;
                            }
                            None => std::thread::yield_now(),
                        }
                    }
                })
            })
            .collect();
        for chunk in samples(0..100_000).chunks(960) {
            writer.write(chunk);
        }
        reading
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
    }
}
