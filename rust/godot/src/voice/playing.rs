//! The methods of voice connections that play something.

use std::rc::Rc;

use discord_voice::codec::SoundKind;
use discord_voice::send::{PcmSource, TrackSource};
use godot::builtin::VariantType;
use godot::classes::AudioStream;
use godot::prelude::*;

use super::active_connection::ActiveConnection;
use super::active_track::{ActiveTrack, TrackInput};
use super::bus_input::BusInput;
use super::connection::DiscordVoiceConnection;
use super::file_loading;
use super::microphone::MicrophoneInput;
use super::sample_queue::SampleQueue;
use super::stream_input::{StreamInput, duration};
use super::track::{self, DiscordVoiceTrack};
use crate::core::Core;

/// How much sound of a script waits at most, in seconds.
const PUSHED: f64 = 2.0;

type Begun = (Rc<ActiveTrack>, Gd<DiscordVoiceTrack>);

#[godot_api(secondary)]
impl DiscordVoiceConnection {
    /// Plays `sound`, together with all other tracks: an [AudioStream], or the path of a file for [method play_file]. Returns the track,
    /// or `null` if it cannot be played, in which case an error is logged.
    ///
    /// Any stream can be played: files, [AudioStreamPlaylist], [AudioStreamGenerator] and others. No [AudioStreamPlayer] is needed, and the
    /// volume of audio buses has no effect. The stream of a user has gaps, because streams are mixed ahead of time: play it on a bus, and
    /// use [method send_bus].
    ///
    /// ```gdscript
    /// var track: DiscordVoiceTrack = voice.play(music, -6.0)
    /// await track.finished
    /// ```
    #[func(gd_self)]
    fn play(
        this: Gd<Self>,
        sound: Variant,
        #[opt(default = 0.0)] volume_db: f64,
    ) -> Option<Gd<DiscordVoiceTrack>> {
        if sound.get_type() == VariantType::STRING {
            return Self::play_file(this, sound.to(), volume_db);
        }
        let connection = this.bind().active();
        // The stream may be a script, so nothing may be borrowed.
        let begun = match sound.try_to::<Gd<AudioStream>>() {
            Ok(stream) => match StreamInput::new(stream, 0.0) {
                Some((mut input, source)) => {
                    input.feed();
                    let input = TrackInput::Stream(input);
                    begin(&connection, input, source, SoundKind::Music, volume_db)
                }
                None => Err("the stream cannot be played".to_owned()),
            },
            Err(_) => Err("give an AudioStream, or the path of a file".to_owned()),
        };
        report("play", begun)
    }

    /// Plays a file of Opus packets: Ogg Opus (`.opus`, `.ogg`) or DCA (`.dca`), with one or two channels and up to 256 MiB. It is read in
    /// the background, and sent as it is, without encoding it again, unless it is played together with other tracks or with another
    /// volume. Returns the track, or `null` if there is no such file.
    ///
    /// If it is not such a file, an error is logged, and the track is finished. To play MP3, WAV or Ogg Vorbis, use [method play] with a
    /// stream. Godot does not export files with these extensions by default: add `*.opus` to the filters of the export preset.
    ///
    /// ```gdscript
    /// voice.play_file("user://podcast.opus").seek(60.0)
    /// ```
    #[func(gd_self)]
    fn play_file(
        this: Gd<Self>,
        path: GString,
        #[opt(default = 0.0)] volume_db: f64,
    ) -> Option<Gd<DiscordVoiceTrack>> {
        let connection = this.bind().active();
        let begun = with_core(&connection, |core| {
            let input = TrackInput::Loading(file_loading::load(&path)?);
            track::begin(core, &connection, input, None, volume_db as f32)
        });
        report("play_file", begun)
    }

    /// Sends what is played on an audio bus, after the effects that the bus has now. Returns the track, or `null` if there is no bus with this
    /// name. The delay is about 0.2 seconds.
    ///
    /// What is sent can still be heard in the game; to prevent this, send the bus to a muted one. While the engine has no audio driver, as
    /// with `--headless`, buses are mixed too, but less evenly: use [method play] on servers.
    ///
    /// ```gdscript
    /// voice.send_bus(&"Radio")
    /// ```
    #[func(gd_self)]
    fn send_bus(
        this: Gd<Self>,
        bus: StringName,
        #[opt(default = 0.0)] volume_db: f64,
    ) -> Option<Gd<DiscordVoiceTrack>> {
        let connection = this.bind().active();
        let begun = match BusInput::new(&bus) {
            Some((input, source)) => {
                let input = TrackInput::Bus(input);
                begin(&connection, input, source, SoundKind::Music, volume_db)
            }
            None => Err(format!("there is no audio bus '{bus}'")),
        };
        report("send_bus", begun)
    }

    /// Sends the microphone. Returns the track, or `null` if there is no microphone that can be used; the reason is logged. Needs Godot 4.6,
    /// and the project setting `audio/driver/enable_input`. On macOS, iOS and Android the user must have given the permission.
    ///
    /// If the microphone records nothing for three seconds, for example because it was unplugged, a warning is logged, and the track is
    /// silent until it does.
    ///
    /// In Godot 4.5, play an [AudioStreamMicrophone] on a muted bus, and use [method send_bus].
    #[func(gd_self)]
    fn send_microphone(
        this: Gd<Self>,
        #[opt(default = 0.0)] volume_db: f64,
    ) -> Option<Gd<DiscordVoiceTrack>> {
        let connection = this.bind().active();
        let begun = match MicrophoneInput::new() {
            Ok((input, source)) => {
                let input = TrackInput::Microphone(input);
                begin(&connection, input, source, SoundKind::Speech, volume_db)
            }
            Err(problem) => Err(problem.to_owned()),
        };
        report("send_microphone", begun)
    }

    /// Sends samples that a script makes: at 48 kHz, left in `x` and right in `y`, from `-1` to `1`. Returns how many there was room for:
    /// up to 2 seconds wait to be sent. Call it again with the rest, in one of the next frames.
    ///
    /// ```gdscript
    /// func _process(_delta: float) -> void:
    ///     frames = frames.slice(voice.push_frames(frames))
    /// ```
    #[func(gd_self)]
    fn push_frames(this: Gd<Self>, frames: PackedVector2Array) -> i64 {
        let connection = this.bind().active();
        let open = connection.pushed.borrow().clone();
        let open = open.filter(|track| !track.is_finished());
        let track = open.or_else(|| {
            let (queue, source) = SampleQueue::new(duration(PUSHED));
            let input = TrackInput::Samples(queue);
            let begun = begin(&connection, input, source, SoundKind::Music, 0.0);
            match begun {
                Ok((track, _)) => Some(track),
                Err(problem) => {
                    godot_error!("DiscordVoiceConnection.push_frames: {problem}.");
                    None
                }
            }
        });
        connection.pushed.replace(track.clone());
        let samples: Vec<_> = frames
            .as_slice()
            .iter()
            .map(|frame| [frame.x, frame.y])
            .collect();
        track.map_or(0, |track| track.push(&samples) as i64)
    }

    /// Returns the tracks that have not finished.
    #[func]
    fn get_tracks(&self) -> Array<Gd<DiscordVoiceTrack>> {
        let tracks = self.active().tracks().into_iter();
        tracks
            .filter_map(|(_, object)| object.try_cast().ok())
            .collect()
    }

    /// Stops all tracks.
    #[func]
    fn stop_all(&self) {
        let connection = self.active();
        if let Some(core) = Core::find(connection.client) {
            for (state, _) in connection.tracks() {
                track::stop(&core, &state);
            }
        }
    }
}

fn with_core<R>(
    connection: &ActiveConnection,
    run: impl FnOnce(&Core) -> Result<R, String>,
) -> Result<R, String> {
    match Core::find(connection.client) {
        Some(core) if !connection.has_ended() => run(&core),
        _ => Err("the voice connection has ended. Join the channel again".to_owned()),
    }
}

fn begin(
    connection: &ActiveConnection,
    input: TrackInput,
    source: impl PcmSource + 'static,
    kind: SoundKind,
    volume_db: f64,
) -> Result<Begun, String> {
    let source = TrackSource::Pcm(Box::new(source));
    with_core(connection, |core| {
        let source = Some((source, kind));
        track::begin(core, connection, input, source, volume_db as f32)
    })
}

/// Returns the track, or logs why there is none.
fn report(method: &str, begun: Result<Begun, String>) -> Option<Gd<DiscordVoiceTrack>> {
    match begun {
        Ok((_, track)) => Some(track),
        Err(problem) => {
            godot_error!("DiscordVoiceConnection.{method}: {problem}.");
            None
        }
    }
}
