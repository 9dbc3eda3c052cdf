//! A queue of samples with one writer and one reader. Unlike a ring, it never overwrites: the writer learns how much fits.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::Sample;
use super::slots::{Exact, Slots};

#[derive(Debug)]
struct Shared {
    slots: Slots<Exact>,
    written: AtomicU64,
    read: AtomicU64,
    is_finished: AtomicBool,
}

/// Makes queues.
#[derive(Debug)]
pub struct PcmQueue;

/// The end of a queue that is written to.
#[derive(Debug)]
pub struct PcmQueueWriter {
    shared: Arc<Shared>,
}

/// The end of a queue that is read from.
#[derive(Debug)]
pub struct PcmQueueReader {
    shared: Arc<Shared>,
}

impl PcmQueue {
    /// A queue for at least this many samples.
    pub fn with_capacity(capacity: usize) -> (PcmQueueWriter, PcmQueueReader) {
        let shared = Arc::new(Shared {
            slots: Slots::new(capacity),
            written: AtomicU64::new(0),
            read: AtomicU64::new(0),
            is_finished: AtomicBool::new(false),
        });
        let writer = PcmQueueWriter {
            shared: shared.clone(),
        };
        (writer, PcmQueueReader { shared })
    }
}

impl PcmQueueWriter {
    /// How many samples can be written.
    pub fn free(&self) -> usize {
        let read = self.shared.read.load(Ordering::Acquire);
        let written = self.shared.written.load(Ordering::Relaxed);
        (self.shared.slots.capacity() - (written - read)) as usize
    }

    /// How many samples wait to be read.
    pub fn fill(&self) -> usize {
        self.shared.slots.capacity() as usize - self.free()
    }

    /// Writes as many of the samples as fit, and returns how many that are.
    pub fn write(&mut self, samples: &[Sample]) -> usize {
        let free = self.free();
        let mut written = self.shared.written.load(Ordering::Relaxed);
        for sample in samples.iter().take(free) {
            self.shared.slots.store(written, *sample);
            written += 1;
        }
        self.shared.written.store(written, Ordering::Release);
        samples.len().min(free)
    }

    /// Whether the reader is gone.
    pub fn is_abandoned(&self) -> bool {
        Arc::strong_count(&self.shared) < 2
    }
}

impl Drop for PcmQueueWriter {
    fn drop(&mut self) {
        self.shared.is_finished.store(true, Ordering::Release);
    }
}

impl PcmQueueReader {
    /// How many samples can be read.
    pub fn fill(&self) -> usize {
        let written = self.shared.written.load(Ordering::Acquire);
        (written - self.shared.read.load(Ordering::Relaxed)) as usize
    }

    /// Reads a sample, if there is one.
    pub fn read(&mut self) -> Option<Sample> {
        if self.fill() == 0 {
            return None;
        }
        let position = self.shared.read.load(Ordering::Relaxed);
        let sample = self.shared.slots.load(position);
        self.shared.read.store(position + 1, Ordering::Release);
        Some(sample)
    }

    /// Whether nothing more will be written.
    pub fn is_closing(&self) -> bool {
        self.shared.is_finished.load(Ordering::Acquire)
    }

    /// Whether everything was read, and nothing will be written any more.
    pub fn is_finished(&self) -> bool {
        // In this order: what was written before the end is seen.
        self.is_closing() && self.fill() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(range: std::ops::Range<usize>) -> Vec<Sample> {
        range.map(|number| [number as f32, 0.5]).collect()
    }

    #[test]
    fn nothing_is_overwritten() {
        let (mut writer, mut reader) = PcmQueue::with_capacity(16);
        assert_eq!(writer.write(&samples(0..10)), 10);
        assert_eq!(writer.write(&samples(10..20)), 6);
        assert_eq!((writer.free(), writer.fill(), reader.fill()), (0, 16, 16));
        for number in 0..16 {
            assert_eq!(reader.read(), Some([number as f32, 0.5]));
        }
        assert_eq!(reader.read(), None);
        assert!(!reader.is_finished() && !writer.is_abandoned());
    }

    #[test]
    fn both_ends_learn_that_the_other_is_gone() {
        let (mut writer, mut reader) = PcmQueue::with_capacity(16);
        writer.write(&samples(0..1));
        drop(writer);
        assert!(!reader.is_finished());
        reader.read();
        assert!(reader.is_finished());
        let (writer, reader) = PcmQueue::with_capacity(16);
        drop(reader);
        assert!(writer.is_abandoned());
    }

    #[test]
    fn samples_arrive_in_order_on_another_thread() {
        let (mut writer, mut reader) = PcmQueue::with_capacity(64);
        let reading = std::thread::spawn(move || {
            let mut next = 0;
            while !reader.is_finished() {
                if let Some(sample) = reader.read() {
                    assert_eq!(sample, [next as f32, 0.5]);
                    next += 1;
                } else {
                    std::thread::yield_now();
                }
            }
            next
        });
        let all = samples(0..50_000);
        let mut rest = &all[..];
        while !rest.is_empty() {
            let written = writer.write(rest);
            rest = &rest[written..];
            if written == 0 {
                std::thread::yield_now();
            }
        }
        drop(writer);
        assert_eq!(reading.join().unwrap(), 50_000);
    }
}
