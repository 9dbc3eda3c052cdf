//! Runs once per frame: handles what the client reports about voice, and takes sound from the inputs of tracks. Nothing is borrowed while a
//! script runs.

use std::rc::Rc;
use std::time::Instant;

use discord_client::ClientError;
use discord_client::voice::VoiceNotice;
use discord_godot_entities::entities::DiscordChannel;
use discord_godot_values::convert::text;
use discord_godot_values::error::DiscordError;
use discord_model::{Id, User};
use discord_voice::connection::VoiceEvent;
use discord_voice::gateway::ConnectionState;
use godot::classes::AudioServer;
use godot::prelude::*;

use super::active_connection::ActiveConnection;
use super::active_track::{ActiveTrack, Fed};
use super::speaker::DiscordVoiceSpeaker;
use super::speaker_playback::set_mix_rate;
use super::{microphone, track};
use crate::core::Core;

/// So many frames that are not sent within a second are heard as a gap.
const MANY_SKIPPED: u64 = 10;

/// Called once per frame, before the clients.
pub fn begin_frame() {
    set_mix_rate(AudioServer::singleton().get_mix_rate());
    microphone::process_frame();
}

/// Processes the voice connections of a client.
pub fn process_frame(core: &Core) {
    loop {
        let notice = core.connection(|connection| {
            let cache = core.entities.cache.borrow();
            connection.process_voice(&cache, Instant::now())
        });
        let Some((id, notice)) = notice else {
            break;
        };
        if let Some(connection) = core.voice.get(id) {
            handle(core, &connection, notice);
        }
    }
    for connection in core.voice.all() {
        feed_tracks(core, &connection);
        process_speakers(&connection);
        if let Some(failure) = connection.take_recording_failure() {
            godot_error!("DiscordVoiceConnection.record: {failure}");
        }
    }
}

/// Ends all connections of a client that was freed.
pub fn end_all(core: &Core) {
    for connection in core.voice.all() {
        ended(core, &connection, None);
    }
}

fn handle(core: &Core, connection: &Rc<ActiveConnection>, notice: VoiceNotice) {
    match notice {
        VoiceNotice::Joined => {
            connection.has_joined.set(true);
            complete_joins(core, connection);
            if let Some(mut websocket) = core.voice_websocket() {
                let object = connection.object().to_variant();
                websocket.emit_signal("connection_opened", &[object]);
            }
        }
        VoiceNotice::Waiting(reason) => godot_warn!("{}: {reason}", reason.route),
        VoiceNotice::MoveFailed(error) => fail_joins(core, connection, &error),
        VoiceNotice::Event(event) => handle_event(core, connection, event),
        VoiceNotice::Ended(error) => ended(core, connection, error),
        _ => {}
    }
}

fn complete_joins(core: &Core, connection: &ActiveConnection) {
    let object = connection.object().to_variant();
    for number in connection.joins.take() {
        core.requests.complete_with(number, object.clone());
    }
}

fn fail_joins(core: &Core, connection: &ActiveConnection, error: &ClientError) {
    for number in connection.joins.take() {
        core.requests.fail(number, error.clone());
    }
}

fn handle_event(core: &Core, connection: &Rc<ActiveConnection>, event: VoiceEvent) {
    match event {
        VoiceEvent::StateChanged(state) => change_state(connection, state),
        VoiceEvent::Moved(channel) => {
            connection.channel.set(channel);
            if connection.has_joined.get() {
                complete_joins(core, connection);
            }
            let known: Option<Gd<DiscordChannel>> = core
                .entities
                .find_live(|cache| cache.channel(channel).cloned());
            emit(connection, "moved", &[known.to_variant()]);
        }
        VoiceEvent::SpeakerAdded { user, ring } => {
            let (state, object) = connection
                .returning_speaker(user)
                .unwrap_or_else(|| DiscordVoiceSpeaker::create(core.id(), connection.id, user));
            if let Some(recording) = &*connection.recording.borrow() {
                recording.add(&ring);
            }
            state.set_ring(Some(ring));
            let entry = (state, object.clone());
            connection.speakers.borrow_mut().insert(user, entry);
            emit(connection, "speaker_joined", &[object.to_variant()]);
        }
        VoiceEvent::SpeakerRemoved(user) => remove_speaker(connection, user),
        VoiceEvent::SpeakingChanged { user, is_speaking } => {
            let speaker = connection.speakers.borrow().get(&user).cloned();
            if let Some((state, object)) = speaker
                && state.is_speaking.replace(is_speaking) != is_speaking
            {
                let arguments = [object.to_variant(), is_speaking.to_variant()];
                emit(connection, "speaking_changed", &arguments);
            }
        }
        VoiceEvent::PrivacyCodeChanged(code) => {
            let code = code.map(|code| in_groups(&code));
            let shown = text(code.as_deref().unwrap_or_default());
            connection.privacy_code.replace(code);
            emit(connection, "encrypted_changed", &[shown.to_variant()]);
        }
        VoiceEvent::TrackFinished(id) => {
            let mut tracks = connection.tracks().into_iter();
            if let Some((track, _)) = tracks.find(|(track, _)| track.id() == Some(id)) {
                finish_track(connection, &track);
            }
        }
        VoiceEvent::FramesSkipped(frames)
            if frames >= MANY_SKIPPED && !connection.has_warned_of_skips.replace(true) =>
        {
            godot_warn!(
                "DiscordVoiceConnection: {frames} frames of 20 ms were not sent, because the processor has too much to do. \
                 get_stats() counts further ones. Play less at the same time, or files of Opus packets."
            );
        }
        _ => {}
    }
}

/// Writes a code in groups of five digits, as Discord shows it.
fn in_groups(code: &str) -> String {
    let digits: Vec<char> = code.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<String> = digits.chunks(5).map(String::from_iter).collect();
    groups.join(" ")
}

fn change_state(connection: &ActiveConnection, state: ConnectionState) {
    let old = connection.state.replace(state);
    if old != state {
        let arguments = [(old as i64).to_variant(), (state as i64).to_variant()];
        emit(connection, "state_changed", &arguments);
    }
}

fn remove_speaker(connection: &ActiveConnection, user: Id<User>) {
    if let Some((state, object)) = connection.remove_speaker(user) {
        let was_speaking = state.is_speaking.get();
        state.set_ring(None);
        if was_speaking {
            let arguments = [object.to_variant(), false.to_variant()];
            emit(connection, "speaking_changed", &arguments);
        }
        emit(connection, "speaker_left", &[object.to_variant()]);
    }
}

fn finish_track(connection: &ActiveConnection, track: &Rc<ActiveTrack>) {
    let object = connection.remove_track(track);
    if track.finish()
        && let Some(mut object) = object
    {
        object.emit_signal("finished", &[]);
    }
}

fn ended(core: &Core, connection: &Rc<ActiveConnection>, error: Option<ClientError>) {
    core.voice.remove(connection.id);
    let code = error.as_ref().map_or(0, |error| error.code);
    core.voice.set_close_code(connection.guild, code);
    connection.stop_recordings();
    connection.pushed.take();
    let was_joining = !connection.joins.borrow().is_empty();
    let reason = error.clone().unwrap_or_else(ClientError::cancelled);
    fail_joins(core, connection, &reason);
    for (track, _) in connection.tracks() {
        finish_track(connection, &track);
    }
    for (speaker, _) in connection.speakers() {
        remove_speaker(connection, speaker.user);
    }
    change_state(connection, ConnectionState::Stopped);
    let object = connection.object.take();
    if let Some(mut object) = object {
        match error {
            Some(error) if !object.has_connections("disconnected") => {
                // The one who joins is told already.
                if !was_joining {
                    godot_error!("DiscordVoiceConnection: {error}");
                }
            }
            error => {
                let error = error.map(DiscordError::new);
                object.emit_signal("disconnected", &[error.to_variant()]);
            }
        }
    }
}

/// Takes sound from the inputs of the tracks, and continues their fades.
fn feed_tracks(core: &Core, connection: &Rc<ActiveConnection>) {
    let now = Instant::now();
    for (track, _) in connection.tracks() {
        let (is_changed, stops) = track.process_fade(now);
        if is_changed {
            track::apply_volume(core, &track);
        }
        if stops {
            track::stop(core, &track);
        }
        match track.feed() {
            Fed::Continues | Fed::Ended => {}
            Fed::Loaded(cursor) => {
                if let Err(problem) = track::begin_file(core, &track, &cursor) {
                    godot_error!("DiscordVoiceConnection.play_file: {problem}");
                    finish_track(connection, &track);
                }
            }
            Fed::Stopped => finish_track(connection, &track),
            Fed::Failed(problem) => {
                godot_error!("DiscordVoiceTrack: {problem}.");
                track::stop(core, &track);
                finish_track(connection, &track);
            }
        }
    }
}

/// Takes what the users said, if a script wants it. There may be many of them, and few scripts want it, so nothing is copied or created for
/// each of them.
fn process_speakers(connection: &ActiveConnection) {
    let now = Instant::now();
    let signal = StringName::from("frames_received");
    let mut said = Vec::new();
    let mut failures = Vec::new();
    for (state, object) in connection.speakers.borrow().values() {
        state.end_idle(now);
        let samples = state.take_samples(object.has_connections(&signal));
        if !samples.is_empty() {
            said.push((object.clone(), samples));
        }
        failures.extend(state.take_recording_failure());
    }
    for (mut object, samples) in said {
        let frames: PackedVector2Array = samples
            .iter()
            .map(|[left, right]| Vector2::new(*left, *right))
            .collect();
        object.emit_signal(&signal, &[frames.to_variant()]);
    }
    for failure in failures {
        godot_error!("DiscordVoiceSpeaker.record: {failure}");
    }
}

fn emit(connection: &ActiveConnection, signal: &str, arguments: &[Variant]) {
    if let Some(mut object) = connection.object() {
        object.emit_signal(signal, arguments);
    }
}
