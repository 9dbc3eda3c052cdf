//! The class of users who are heard.

use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

use discord_client::voice::VoiceConnectionId;
use discord_godot_entities::entities::DiscordUser;
use discord_godot_entities::entity_store::ClientId;
use discord_model::{Id, User};
use discord_voice::files::RecordingFormat;
use godot::classes::ProjectSettings;
use godot::global::Error;
use godot::prelude::*;

use super::active_connection::SpeakerEntry;
use super::recording::Recording;
use super::speaker_state::SpeakerState;
use super::speaker_stream::DiscordVoiceStream;
use crate::core::Core;

/// A user who is heard in a voice channel.
///
/// [signal DiscordVoiceConnection.speaker_joined] passes it when the user speaks for the first time. If the user leaves and comes back,
/// the object is the same as long as something references it, and players of its [member stream] continue.
///
/// Nothing is decoded for a user whom nobody listens to: who has no player of [member stream], no recording, no connection to
/// [signal frames_received], and whose [method get_level] nobody asks for.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordVoiceSpeaker {
    /// The id of the user.
    #[var(get = get_user_id, no_set)]
    user_id: PhantomVar<i64>,
    /// The user, or `null` if the user is not cached.
    #[var(get = get_user, no_set)]
    user: PhantomVar<Option<Gd<DiscordUser>>>,
    /// The sound of the user, for [AudioStreamPlayer], [AudioStreamPlayer2D] and [AudioStreamPlayer3D]. Several players can play it.
    #[var(no_set)]
    stream: Gd<DiscordVoiceStream>,
    /// The volume of the user in all players of [member stream], in decibels, from `-80` to `24`. It has no effect on recordings,
    /// levels and frames.
    #[var(get = get_volume_db, set = set_volume_db)]
    volume_db: PhantomVar<f64>,
    /// If `true`, the user is not heard: packets are dropped before they are decoded. The user does not learn about it.
    #[var(get = is_muted, set = set_muted)]
    muted: PhantomVar<bool>,

    state: Rc<SpeakerState>,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordVoiceSpeaker {
    /// Emitted once per frame with what the user said since the last frame: samples at 48 kHz, left in `x` and right in `y`, from `-1` to
    /// `1`. Nothing is emitted while the user is silent. If a frame of the game takes longer than half a second, samples are lost.
    ///
    /// ```gdscript
    /// speaker.frames_received.connect(func(frames: PackedVector2Array) -> void: samples.append_array(frames))
    /// ```
    #[signal]
    fn frames_received(frames: PackedVector2Array);

    /// Returns how loud the user is: the root mean square of the newest 20 ms, from `0` to `1`. Normal speech is about `0.1`.
    ///
    /// ```gdscript
    /// meter.value = linear_to_db(speaker.get_level())
    /// ```
    #[func]
    fn get_level(&self) -> f64 {
        self.state.level(Instant::now()).into()
    }

    /// Returns `true` if the user speaks: packets arrived within the last 100 ms.
    #[func]
    fn is_speaking(&self) -> bool {
        self.state.is_speaking.get()
    }

    /// Records what the user says to a file, in the format of its extension:
    ///
    /// - `.ogg` and `.opus`: Ogg Opus at 96 kb/s, about 40 MB an hour. [method DiscordVoiceConnection.play_file] plays such files, and so do
    ///   browsers and most players; Godot has no [AudioStream] for them.
    /// - `.wav`: 16 bits, 690 MB an hour, up to 4 GiB, which are six hours. [method AudioStreamWAV.load_from_file] loads such files.
    ///
    /// Recordings have 48 kHz and two channels. Pauses are silence. The folder must exist. A recording at `path` is replaced, and an earlier
    /// recording of this user ends.
    ///
    /// The file is encoded and written in the background. It can be played while it is being written, and if the game ends unexpectedly,
    /// except for the last second, or the last ten seconds of a WAV file. It is complete shortly after [method stop_recording], or after the
    /// end of the connection. If it cannot be written, an error is logged. Ask people before you record them.
    ///
    /// Returns [constant ERR_FILE_BAD_PATH] if `path` is not a path in the file system, [constant ERR_FILE_UNRECOGNIZED] if it has another
    /// extension, and [constant ERR_CANT_CREATE] if there is no thread to write it.
    #[func]
    fn record(&self, path: GString) -> Error {
        match start_recording(&path) {
            Ok(recording) => {
                self.state.record(recording);
                Error::OK
            }
            Err(error) => error,
        }
    }

    /// Ends the recording. Does nothing if there is none.
    #[func]
    fn stop_recording(&self) {
        self.state.stop_recording();
    }

    /// Returns what happened to the packets of the user, as of the last second. It is empty while the user is not heard.
    ///
    /// - `played`, `lost`, `late`, `dropped`: the number of packets that were played, that never arrived in time, that arrived after
    ///   their time, and that were dropped to shorten the delay.
    /// - `broken`: the number of packets that were no sound.
    /// - `concealed_ms`: for how many milliseconds lost packets were restored or concealed.
    /// - `delay_ms`: the time in milliseconds for which sound waits at present, so that packets that are late can be played.
    #[func]
    fn get_stats(&self) -> VarDictionary {
        let stats = Core::find(self.state.client).and_then(|core| {
            core.connection(|client| {
                let connection = client.voice().connection(self.state.connection)?;
                let stats = connection.status().stats;
                stats.speakers.get(&self.state.user).copied()
            })
        });
        let Some(stats) = stats else {
            return VarDictionary::new();
        };
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        vdict! {
            "played" => number(stats.jitter.played),
            "lost" => number(stats.jitter.lost),
            "late" => number(stats.jitter.late),
            "dropped" => number(stats.jitter.dropped),
            "broken" => number(stats.broken),
            "concealed_ms" => number(stats.jitter.concealed / 48),
            "delay_ms" => stats.target_delay.as_millis() as i64,
        }
    }

    #[func]
    fn get_user_id(&self) -> i64 {
        self.state.user.get() as i64
    }

    #[func]
    fn get_user(&self) -> Option<Gd<DiscordUser>> {
        let core = Core::find(self.state.client)?;
        core.entities
            .find_live(|cache| cache.user(self.state.user).cloned())
    }

    #[func]
    fn get_volume_db(&self) -> f64 {
        self.state.volume_db.get().into()
    }

    #[func]
    fn set_volume_db(&self, volume_db: f64) {
        self.state.volume_db.set(volume_db as f32);
        self.state.sound.set_volume_db(volume_db as f32);
    }

    #[func]
    fn is_muted(&self) -> bool {
        self.state.is_muted.get()
    }

    #[func]
    fn set_muted(&self, muted: bool) {
        self.state.is_muted.set(muted);
        if let Some(core) = Core::find(self.state.client) {
            core.connection(|client| {
                if let Some(connection) = client.voice().connection(self.state.connection) {
                    connection.set_muted(self.state.user, muted).ok();
                }
            });
        }
    }
}

impl DiscordVoiceSpeaker {
    /// Creates the object for a user who was not heard yet.
    pub fn create(client: ClientId, connection: VoiceConnectionId, user: Id<User>) -> SpeakerEntry {
        let state = Rc::new(SpeakerState::new(client, connection, user));
        let stream = DiscordVoiceStream::create(state.sound.clone(), user.to_string());
        let object = Gd::from_init_fn(|base| Self {
            user_id: PhantomVar::default(),
            user: PhantomVar::default(),
            stream,
            volume_db: PhantomVar::default(),
            muted: PhantomVar::default(),
            state: state.clone(),
            base,
        });
        (state, object.upcast())
    }
}

/// Begins a recording to a path of the engine.
///
/// # Errors
/// If it is no path in the file system, or has the extension of no format, or if there is no thread.
pub fn start_recording(path: &GString) -> Result<Recording, Error> {
    let global = ProjectSettings::singleton()
        .globalize_path(path)
        .to_string();
    if global.is_empty() || global.contains("://") {
        godot_error!(
            "record: '{path}' is not a path in the file system. Use a path such as user://meeting.wav."
        );
        return Err(Error::ERR_FILE_BAD_PATH);
    }
    let file = PathBuf::from(global);
    let Some(format) = RecordingFormat::of(&file) else {
        let extensions = RecordingFormat::EXTENSIONS.join(", .");
        godot_error!(
            "record: '{path}' has the extension of no format of recordings. Use one of: .{extensions}."
        );
        return Err(Error::ERR_FILE_UNRECOGNIZED);
    };
    Recording::start(file, format).ok_or_else(|| {
        godot_error!("record: There is no thread to write the recording.");
        Error::ERR_CANT_CREATE
    })
}
