//! The sound of a user, as the audio thread and the main thread see it.
//!
//! The audio thread neither waits nor allocates nor frees. It takes over what the main thread has put into the slot of its playback, and
//! leaves what it had there, for the main thread to drop.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use discord_voice::audio::{PcmRing, Sample};
use discord_voice::receive::Playback;

/// The volume below which there is silence, in decibels.
const SILENT_DB: f32 = -80.0;

/// Returns the factor for a volume in decibels.
pub fn gain(volume_db: f32) -> f32 {
    if volume_db.is_nan() || volume_db <= SILENT_DB {
        return 0.0;
    }
    10_f32.powf(volume_db.min(24.0) / 20.0)
}

/// A factor that one thread changes while others read it.
#[derive(Debug)]
struct SharedGain(AtomicU32);

impl SharedGain {
    fn set(&self, gain: f32) {
        self.0.store(gain.to_bits(), Ordering::Relaxed);
    }

    fn get(&self) -> f32 {
        f32::from_bits(self.0.load(Ordering::Relaxed))
    }
}

/// Where the main thread leaves the source of a playback for the audio thread.
#[derive(Debug, Default)]
struct Slot {
    source: Mutex<Option<Playback>>,
    is_replaced: AtomicBool,
}

impl Slot {
    /// Replaces the source. Called on the main thread.
    fn replace(&self, source: Option<Playback>) {
        let mut slot = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        *slot = source;
        self.is_replaced.store(true, Ordering::Release);
    }

    /// Exchanges the source if there is a new one. Called on the audio thread, which tries again at its next block instead of waiting.
    fn exchange(&self, source: &mut Option<Playback>) {
        if self.is_replaced.load(Ordering::Acquire)
            && let Ok(mut slot) = self.source.try_lock()
        {
            std::mem::swap(source, &mut *slot);
            self.is_replaced.store(false, Ordering::Release);
        }
    }
}

/// What one player plays of a user. It belongs to the audio thread.
#[derive(Debug)]
pub struct SpeakerPlayback {
    slot: Arc<Slot>,
    source: Option<Playback>,
    gain: Arc<SharedGain>,
    /// The gain at the end of the last block, so that a change is no click.
    last_gain: f32,
}

impl SpeakerPlayback {
    /// Fills a block with sound, or with silence if there is none. Does not wait, allocate or free.
    pub fn mix(&mut self, mix_rate: f64, pitch: f64, block: &mut [Sample]) {
        self.slot.exchange(&mut self.source);
        let Some(source) = &mut self.source else {
            block.fill([0.0; 2]);
            return;
        };
        source.mix(mix_rate, pitch, block.iter_mut());
        let wanted = self.gain.get();
        let step = (wanted - self.last_gain) / block.len().max(1) as f32;
        for [left, right] in block {
            self.last_gain += step;
            *left *= self.last_gain;
            *right *= self.last_gain;
        }
        self.last_gain = wanted;
    }
}

/// The sound of a user across connections to voice servers, each of which has a ring of its own. It belongs to the main thread.
#[derive(Debug)]
pub struct SpeakerSound {
    ring: RefCell<Option<PcmRing>>,
    slots: RefCell<Vec<Weak<Slot>>>,
    gain: Arc<SharedGain>,
}

impl Default for SpeakerSound {
    fn default() -> Self {
        Self {
            ring: RefCell::default(),
            slots: RefCell::default(),
            gain: Arc::new(SharedGain(AtomicU32::new(1_f32.to_bits()))),
        }
    }
}

impl SpeakerSound {
    /// Returns the ring, if the user can be heard.
    pub fn ring(&self) -> Option<PcmRing> {
        self.ring.borrow().clone()
    }

    /// Continues with another ring, or with silence.
    pub fn set_ring(&self, ring: Option<PcmRing>) {
        self.slots.borrow_mut().retain(|slot| {
            let Some(slot) = slot.upgrade() else {
                return false;
            };
            slot.replace(ring.as_ref().map(|ring| Playback::new(ring.reader())));
            true
        });
        *self.ring.borrow_mut() = ring;
    }

    /// Changes the volume of all players.
    pub fn set_volume_db(&self, volume_db: f32) {
        self.gain.set(gain(volume_db));
    }

    /// Creates what another player plays.
    pub fn playback(&self) -> SpeakerPlayback {
        let slot = Arc::new(Slot::default());
        let mut slots = self.slots.borrow_mut();
        slots.retain(|slot| slot.strong_count() > 0);
        slots.push(Arc::downgrade(&slot));
        let ring = self.ring.borrow();
        SpeakerPlayback {
            slot,
            source: ring.as_ref().map(|ring| Playback::new(ring.reader())),
            gain: self.gain.clone(),
            last_gain: self.gain.get(),
        }
    }
}

#[cfg(test)]
mod tests {
    use discord_voice::audio::PcmRingWriter;

    use super::*;

    fn heard(playback: &mut SpeakerPlayback) -> f32 {
        let mut block = [[9.0; 2]; 480];
        playback.mix(48_000.0, 1.0, &mut block);
        block[479][0]
    }

    fn write(writer: &mut PcmRingWriter, value: f32) {
        writer.write(&[[value; 2]; 4800]);
    }

    #[test]
    fn players_follow_the_user_to_another_ring() {
        let sound = SpeakerSound::default();
        let mut playback = sound.playback();
        assert_eq!(heard(&mut playback), 0.0);
        for value in [0.5, 0.25] {
            let (mut writer, ring) = PcmRing::new(48_000);
            sound.set_ring(Some(ring));
            assert!(writer.has_readers());
            heard(&mut playback);
            write(&mut writer, value);
            assert!((heard(&mut playback) - value).abs() < 1e-3);
            sound.set_ring(None);
            assert_eq!(heard(&mut playback), 0.0);
            // The old source is dropped by the main thread, with the next one or with the playback.
            sound.set_ring(None);
            assert!(!writer.has_readers());
        }
        assert_eq!(sound.slots.borrow().len(), 1);
        drop(playback);
        sound.playback();
        assert_eq!(sound.slots.borrow().len(), 1);
    }

    #[test]
    fn nothing_is_decoded_without_a_player() {
        let sound = SpeakerSound::default();
        let (writer, ring) = PcmRing::new(48_000);
        sound.set_ring(Some(ring));
        assert!(!writer.has_readers());
        let playback = sound.playback();
        assert!(writer.has_readers());
        drop(playback);
        assert!(!writer.has_readers());
    }

    #[test]
    fn a_change_of_volume_is_no_click() {
        let sound = SpeakerSound::default();
        let (mut writer, ring) = PcmRing::new(48_000);
        sound.set_ring(Some(ring));
        let mut playback = sound.playback();
        write(&mut writer, 0.5);
        heard(&mut playback);
        sound.set_volume_db(-80.0);
        let mut block = [[9.0; 2]; 480];
        playback.mix(48_000.0, 1.0, &mut block);
        assert!(
            block
                .windows(2)
                .all(|pair| (pair[0][0] - pair[1][0]).abs() < 0.01)
        );
        assert!(block[479][0].abs() < 1e-3);
    }

    #[test]
    fn volumes_are_factors() {
        assert_eq!(gain(0.0), 1.0);
        assert!((gain(-6.0) - 0.501).abs() < 1e-3);
        assert_eq!(
            [gain(-80.0), gain(f32::NAN), gain(f32::NEG_INFINITY)],
            [0.0; 3]
        );
        assert!(gain(f32::INFINITY) < 16.0);
    }
}
