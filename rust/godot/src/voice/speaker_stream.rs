//! The class of a user's sound as an AudioStream.

use std::rc::Rc;

use discord_godot_values::convert::text;
use godot::classes::{AudioStream, AudioStreamPlayback, IAudioStream};
use godot::prelude::*;

use super::speaker_playback::DiscordVoicePlayback;
use super::speaker_sound::SpeakerSound;

/// What a user says in a voice channel, as an [AudioStream] for [AudioStreamPlayer], [AudioStreamPlayer2D] and [AudioStreamPlayer3D].
///
/// It is [member DiscordVoiceSpeaker.stream]. Several players can play it at the same time, and each begins with what the user says
/// next. It never ends: it is silent while the user does not speak, and it continues when the user returns to the channel.
///
/// ```gdscript
/// func _on_speaker_joined(speaker: DiscordVoiceSpeaker) -> void:
///     var player := AudioStreamPlayer3D.new()
///     player.stream = speaker.stream
///     avatars[speaker.user_id].add_child(player)
///     player.play()
/// ```
///
/// The sound is live, so a player cannot seek in it. If [member AudioStreamPlayer.pitch_scale] is not `1`, there are gaps, because sound
/// does not arrive any faster or slower.
#[derive(GodotClass)]
#[class(no_init, base = AudioStream)]
pub struct DiscordVoiceStream {
    sound: Rc<SpeakerSound>,
    name: String,
    base: Base<AudioStream>,
}

#[godot_api]
impl IAudioStream for DiscordVoiceStream {
    fn instantiate_playback(&self) -> Option<Gd<AudioStreamPlayback>> {
        Some(DiscordVoicePlayback::create(self.sound.playback()).upcast())
    }

    fn get_stream_name(&self) -> GString {
        text(&self.name)
    }

    fn get_length(&self) -> f64 {
        0.0
    }

    // Otherwise a second player would take the sound from the first.
    fn is_monophonic(&self) -> bool {
        false
    }
}

#[godot_api]
impl DiscordVoiceStream {}

impl DiscordVoiceStream {
    /// Creates the object.
    pub fn create(sound: Rc<SpeakerSound>, name: String) -> Gd<Self> {
        Gd::from_init_fn(|base| Self { sound, name, base })
    }
}
