//! The memory that the ends of rings and queues share.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use super::{Sample, from_i16, to_i16};

/// A sample as one atomic number, so that none is ever half written.
pub(super) trait Slot {
    fn empty() -> Self;
    fn store(&self, sample: Sample);
    fn load(&self) -> Sample;
}

/// Keeps samples as they are.
pub(super) type Exact = AtomicU64;

/// Keeps samples from -1 to 1, rounded to 16 bits.
pub(super) type Rounded = AtomicU32;

impl Slot for Exact {
    fn empty() -> Self {
        Self::new(0)
    }

    fn store(&self, [left, right]: Sample) {
        let bits = u64::from(left.to_bits()) << 32 | u64::from(right.to_bits());
        AtomicU64::store(self, bits, Ordering::Relaxed);
    }

    fn load(&self) -> Sample {
        let bits = AtomicU64::load(self, Ordering::Relaxed);
        [(bits >> 32) as u32, bits as u32].map(f32::from_bits)
    }
}

impl Slot for Rounded {
    fn empty() -> Self {
        Self::new(0)
    }

    fn store(&self, sample: Sample) {
        let [left, right] = sample.map(|channel| u32::from(to_i16(channel) as u16));
        AtomicU32::store(self, left << 16 | right, Ordering::Relaxed);
    }

    fn load(&self) -> Sample {
        let bits = AtomicU32::load(self, Ordering::Relaxed);
        [(bits >> 16) as i16, bits as i16].map(from_i16)
    }
}

/// Slots at positions that go on for ever: each has those at all distances of the capacity.
#[derive(Debug)]
pub(super) struct Slots<S>(Box<[S]>);

impl<S: Slot> Slots<S> {
    /// Room for at least this many samples.
    pub fn new(capacity: usize) -> Self {
        let capacity = capacity.clamp(1, 1 << 24).next_power_of_two();
        Self((0..capacity).map(|_| S::empty()).collect())
    }

    pub fn capacity(&self) -> u64 {
        self.0.len() as u64
    }

    fn slot(&self, position: u64) -> Option<&S> {
        self.0.get((position & (self.capacity() - 1)) as usize)
    }

    pub fn store(&self, position: u64, sample: Sample) {
        if let Some(slot) = self.slot(position) {
            slot.store(sample);
        }
    }

    pub fn load(&self, position: u64) -> Sample {
        self.slot(position).map(S::load).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back<S: Slot>(sample: Sample) -> Sample {
        let slots = Slots::<S>::new(3);
        assert_eq!(slots.capacity(), 4);
        slots.store(6, sample);
        assert_eq!(slots.load(1), [0.0; 2]);
        slots.load(2)
    }

    #[test]
    fn exact_samples_come_back_as_they_were() {
        for sample in [[0.0, -0.0], [1.0, f32::MIN_POSITIVE], [f32::MAX, -0.1]] {
            let back = back::<Exact>(sample);
            assert_eq!(back.map(f32::to_bits), sample.map(f32::to_bits));
        }
    }

    #[test]
    fn rounded_samples_come_back_to_16_bits() {
        for sample in [[0.0, -1.0], [0.3, -0.000_02], [0.999, -0.7]] {
            let back = back::<Rounded>(sample);
            for (back, sample) in back.into_iter().zip(sample) {
                assert!((back - sample).abs() <= 0.5 / 32_768.0, "{back} {sample}");
            }
        }
        assert_eq!(back::<Rounded>([9.0, f32::NAN]), [32_767.0 / 32_768.0, 0.0]);
        assert_eq!(size_of::<Rounded>(), 4);
    }
}
