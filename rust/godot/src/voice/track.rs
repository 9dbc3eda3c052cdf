//! The class of tracks.

use std::rc::Rc;
use std::time::Instant;

use discord_voice::codec::SoundKind;
use discord_voice::connection::{VoiceCommandError, VoiceConnection};
use discord_voice::send::{Track, TrackId, TrackSource};
use godot::prelude::*;

use super::active_connection::ActiveConnection;
use super::active_track::{ActiveTrack, TrackInput};
use super::packet_file::FileCursor;
use super::stream_input::duration;
use crate::core::Core;

/// The volume of silence, in decibels.
const SILENCE_DB: f32 = -80.0;

/// Something that is played in a voice channel: an [AudioStream], a file, an audio bus, the microphone, or sound that a script makes.
///
/// [method DiscordVoiceConnection.play] and similar methods return it. Several tracks are played at the same time, up to 64. A track
/// is played until its end, even if nothing references it; then it emits [signal finished].
///
/// ```gdscript
/// var song: DiscordVoiceTrack = voice.play(music, -6.0)
/// voice.play(gong)
/// await get_tree().create_timer(10.0).timeout
/// song.fade_out(3.0)
/// await song.finished
/// ```
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordVoiceTrack {
    /// The volume in decibels, up to `24`. `0` is the volume of the sound itself, and `-80` is silence. Setting it ends a fade.
    #[var(get = get_volume_db, set = set_volume_db)]
    volume_db: PhantomVar<f64>,
    /// If `true`, the track is paused.
    #[var(get = is_paused, set = set_paused)]
    paused: PhantomVar<bool>,

    state: Rc<ActiveTrack>,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordVoiceTrack {
    /// Emitted once, when everything was sent, when the track was stopped, or when its file could not be read, which is also logged.
    #[signal]
    fn finished();

    /// Stops the track. [signal finished] follows.
    #[func(gd_self)]
    fn stop(this: Gd<Self>) {
        let state = this.bind().state.clone();
        if let Some(core) = Core::find(state.client) {
            stop(&core, &state);
        }
    }

    /// Changes the volume to `volume_db` decibels within `duration` seconds.
    ///
    /// ```gdscript
    /// track.fade(-20.0, 0.5) # Somebody speaks.
    /// ```
    #[func]
    fn fade(&self, volume_db: f64, duration: f64) {
        let time = self::duration(duration);
        self.state
            .fade(volume_db as f32, time, false, Instant::now());
    }

    /// Fades to silence within `duration` seconds, and then stops the track.
    #[func]
    fn fade_out(&self, duration: f64) {
        let time = self::duration(duration);
        self.state.fade(SILENCE_DB, time, true, Instant::now());
    }

    /// Continues at `position`, in seconds. Returns `false` if the track cannot seek: a bus, the microphone and frames of a script
    /// cannot, and neither can a track that is about to end.
    #[func(gd_self)]
    fn seek(this: Gd<Self>, position: f64) -> bool {
        let state = this.bind().state.clone();
        state.seek(position.max(0.0))
    }

    /// Returns the position in seconds of what is being sent. For a stream that loops, it is the time since it began.
    #[func]
    fn get_position(&self) -> f64 {
        self.state.position()
    }

    /// Returns the length in seconds, or `0` if it is not known: for a bus, the microphone, frames of a script, a stream without an end,
    /// and a file that is still being read.
    #[func]
    fn get_length(&self) -> f64 {
        self.state.length()
    }

    /// Returns `true` if the track has ended.
    #[func]
    fn is_finished(&self) -> bool {
        self.state.is_finished()
    }

    #[func]
    fn get_volume_db(&self) -> f64 {
        self.state.volume_db().into()
    }

    #[func]
    fn set_volume_db(&self, volume_db: f64) {
        self.state.set_volume_db(volume_db as f32);
        if let Some(core) = Core::find(self.state.client) {
            apply_volume(&core, &self.state);
        }
    }

    #[func]
    fn is_paused(&self) -> bool {
        self.state.is_paused()
    }

    #[func]
    fn set_paused(&self, paused: bool) {
        self.state.set_paused(paused);
        if let Some(core) = Core::find(self.state.client) {
            command(&core, &self.state, |connection, id| {
                connection.set_paused(id, paused)
            });
        }
    }
}

impl DiscordVoiceTrack {
    fn create(state: Rc<ActiveTrack>) -> Gd<Self> {
        Gd::from_init_fn(|base| Self {
            volume_db: PhantomVar::default(),
            paused: PhantomVar::default(),
            state,
            base,
        })
    }
}

/// Adds a track to a connection. `source` is `None` for a file that is still being read.
///
/// # Errors
/// Returns the reason why it cannot be played.
pub fn begin(
    core: &Core,
    connection: &ActiveConnection,
    input: TrackInput,
    source: Option<(TrackSource, SoundKind)>,
    volume_db: f32,
) -> Result<(Rc<ActiveTrack>, Gd<DiscordVoiceTrack>), String> {
    let state = Rc::new(ActiveTrack::new(
        connection.client,
        connection.id,
        input,
        volume_db,
    ));
    if let Some((source, kind)) = source {
        play(core, &state, source, kind)?;
    }
    let object = DiscordVoiceTrack::create(state.clone());
    let entry = (state.clone(), object.clone().upcast());
    connection.tracks.borrow_mut().push(entry);
    Ok((state, object))
}

/// Plays a file that was read.
///
/// # Errors
/// Returns the reason why it cannot be played.
pub fn begin_file(core: &Core, track: &ActiveTrack, cursor: &FileCursor) -> Result<(), String> {
    let source = TrackSource::Packets(Box::new(cursor.packets()));
    play(core, track, source, SoundKind::Music)
}

fn play(
    core: &Core,
    track: &ActiveTrack,
    source: TrackSource,
    kind: SoundKind,
) -> Result<(), String> {
    let played = core.connection(|client| {
        let connection = client.voice().connection(track.connection)?;
        let id = connection.play(Track::new(source, kind, track.gain()));
        if track.is_paused()
            && let Ok(id) = id
        {
            connection.set_paused(id, true).ok();
        }
        Some(id)
    });
    match played {
        Some(Ok(id)) => {
            track.set_id(id);
            Ok(())
        }
        Some(Err(error)) => Err(error.to_string()),
        None => Err("the voice connection has ended. Join the channel again".to_owned()),
    }
}

/// Stops a track.
pub fn stop(core: &Core, track: &ActiveTrack) {
    match track.id() {
        Some(_) => command(core, track, |connection, id| connection.stop_track(id)),
        // A file that is still being read.
        None => track.stop_loading(),
    }
}

fn command(
    core: &Core,
    track: &ActiveTrack,
    run: impl FnOnce(&mut VoiceConnection, TrackId) -> Result<(), VoiceCommandError>,
) {
    let Some(id) = track.id() else {
        return;
    };
    let done = core.connection(|client| {
        let connection = client.voice().connection(track.connection)?;
        run(connection, id).err()
    });
    if done == Some(VoiceCommandError::Full) {
        godot_warn!("DiscordVoiceTrack: {}.", VoiceCommandError::Full);
    }
}

/// Tells the voice thread the volume of a track.
pub fn apply_volume(core: &Core, track: &ActiveTrack) {
    let gain = track.gain();
    command(core, track, |connection, id| {
        connection.set_volume(id, gain)
    });
}
