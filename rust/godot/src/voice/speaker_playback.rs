//! The class whose `_mix` the engine calls on its audio thread.
//!
//! `_mix` is the only method that borrows the object: a borrow on the main thread in that moment would make it fail, and the engine would
//! remove the player's sound for good. So all other methods only return constants. `_mix` calls no function of the engine.

use std::sync::atomic::{AtomicU32, Ordering};

use discord_voice::audio::Sample;
use godot::classes::native::AudioFrame;
use godot::classes::{AudioStreamPlayback, IAudioStreamPlayback};
use godot::meta::conv::RawPtr;
use godot::prelude::*;

use super::speaker_sound::SpeakerPlayback;

/// The rate of the engine's mixer in Hz, which only the main thread can ask for.
static MIX_RATE: AtomicU32 = AtomicU32::new(48_000);

/// Tells the audio thread the rate of the engine's mixer.
pub fn set_mix_rate(rate: f32) {
    MIX_RATE.store(rate as u32, Ordering::Relaxed);
}

/// What a player plays of a user. The engine creates it from the [DiscordVoiceStream] of the player.
///
/// It plays as long as the player does: it is silent while the user does not speak, and while the user or the bot is not in a voice
/// channel. Its position is always `0`.
#[derive(GodotClass)]
#[class(no_init, base = AudioStreamPlayback)]
pub struct DiscordVoicePlayback {
    sound: SpeakerPlayback,
    base: Base<AudioStreamPlayback>,
}

#[godot_api]
impl IAudioStreamPlayback for DiscordVoicePlayback {
    // SAFETY: the engine passes a buffer of this length.
    unsafe fn mix_rawptr(
        &mut self,
        buffer: RawPtr<*mut AudioFrame>,
        rate_scale: f32,
        frames: i32,
    ) -> i32 {
        let length = usize::try_from(frames).unwrap_or_default();
        if length > 0 && !buffer.ptr().is_null() {
            // SAFETY: a frame consists of two numbers, left and right, and nothing else uses the buffer in the meantime.
            let block =
                unsafe { std::slice::from_raw_parts_mut(buffer.ptr().cast::<Sample>(), length) };
            let mix_rate = f64::from(MIX_RATE.load(Ordering::Relaxed));
            self.sound.mix(mix_rate, f64::from(rate_scale), block);
        }
        // With fewer frames, the engine would stop the player.
        frames
    }

    #[func(gd_self)]
    fn start(_this: Gd<Self>, _from_pos: f64) {}

    #[func(gd_self)]
    fn stop(_this: Gd<Self>) {}

    #[func(gd_self)]
    fn is_playing(_this: Gd<Self>) -> bool {
        true
    }

    #[func(gd_self)]
    fn get_loop_count(_this: Gd<Self>) -> i32 {
        0
    }

    #[func(gd_self)]
    fn get_playback_position(_this: Gd<Self>) -> f64 {
        0.0
    }

    #[func(gd_self)]
    fn seek(_this: Gd<Self>, _position: f64) {}
}

const _: () = assert!(size_of::<AudioFrame>() == size_of::<Sample>());

#[godot_api]
impl DiscordVoicePlayback {}

impl DiscordVoicePlayback {
    /// Creates the object.
    pub fn create(sound: SpeakerPlayback) -> Gd<Self> {
        let mut playback = Gd::from_init_fn(|base| Self { sound, base });
        // The engine looks for the method once for each object, which is only possible on the main thread.
        playback.mix_audio(1.0, 0);
        playback
    }
}
