//! The sound of an audio bus that a track sends.

use std::time::Duration;

use discord_voice::audio::DriftRange;
use discord_voice::send::QueueSource;
use godot::classes::{AudioEffect, AudioEffectCapture, AudioServer};
use godot::prelude::*;

use super::clocked_queue::ClockedQueue;

/// How much sound waits on average. The engine mixes up to 93 ms at a time.
const TARGET: Duration = Duration::from_millis(200);

/// How much the engine keeps for the next frame of the game, in seconds.
const CAPTURED: f32 = 1.0;

/// A bus that is being sent.
pub struct BusInput {
    effect: Gd<AudioEffectCapture>,
    queue: ClockedQueue,
}

impl BusInput {
    /// Begins to send a bus. Returns `None` if there is no bus with this name.
    pub fn new(bus: &StringName) -> Option<(Self, QueueSource)> {
        let mut server = AudioServer::singleton();
        let index = server.get_bus_index(bus);
        if index < 0 {
            return None;
        }
        let mut effect = AudioEffectCapture::new_gd();
        effect.set_buffer_length(CAPTURED);
        server.add_bus_effect(index, &effect);
        let (queue, source) = ClockedQueue::new(DriftRange::EngineMixer, TARGET);
        Some((Self { effect, queue }, source))
    }

    /// Takes what the engine has mixed. Returns whether the bus still exists.
    pub fn feed(&mut self) -> bool {
        let available = self.effect.get_frames_available();
        if available > 0 {
            let mixed = self.effect.get_buffer(available);
            let samples = mixed.as_slice().iter().map(|frame| [frame.x, frame.y]);
            let rate = AudioServer::singleton().get_mix_rate();
            self.queue.write(rate.into(), samples);
        }
        find(&self.effect).is_some()
    }
}

impl Drop for BusInput {
    fn drop(&mut self) {
        if let Some((bus, index)) = find(&self.effect) {
            AudioServer::singleton().remove_bus_effect(bus, index);
        }
    }
}

/// Returns the index of the bus with this effect, and the index of the effect.
fn find(effect: &Gd<AudioEffectCapture>) -> Option<(i32, i32)> {
    let server = AudioServer::singleton();
    let effect: Gd<AudioEffect> = effect.clone().upcast();
    (0..server.get_bus_count()).find_map(|bus| {
        let mut effects = 0..server.get_bus_effect_count(bus);
        let index = effects.find(|index| {
            let other = server.get_bus_effect(bus, *index);
            other.is_some_and(|other| other == effect)
        })?;
        Some((bus, index))
    })
}
