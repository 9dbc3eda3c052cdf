//! The voice server: who speaks, and what goes wrong.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::*;
use crate::gateway;
use crate::state::Core;
use crate::voice::{
    CallFault, DISCONNECTED, Manner, NetworkFaults, SocketCommand, Sound, Speaker, read_wav,
};

/// How long a packet of sound is.
const FRAME_MS: u32 = 20;
const FRAME_SAMPLES: usize = 960;

pub fn voice_server(state: &mut State) -> Outcome {
    let running = state.voice.start();
    let running = running.or_invalid("the voice server cannot be started")?;
    Ok(json!({ "endpoint": running.endpoint, "certificate": running.authority }))
}

pub fn voice_clients(core: &Core, _: VoiceClients) -> Outcome {
    let clients = core.lock().voice_clients();
    // Nobody has to wait while the sound is decoded.
    let rendered = clients.into_iter().map(|(mut client, heard)| {
        overlay(&mut client, &fields_of(heard.render()));
        client
    });
    Ok(rendered.collect())
}

pub fn speak_tone(state: &mut State, guild: Id, user: Id, action: SpeakTone) -> Outcome {
    let frequency = action.frequency.unwrap_or(440.0);
    let ms = action.ms.unwrap_or(1000);
    let is_audible = (20.0..=20_000.0).contains(&frequency);
    ActionError::invalid_if(!is_audible, "frequency must be 20 to 20,000")?;
    let is_length = (FRAME_MS..=3_600_000).contains(&ms);
    ActionError::invalid_if(!is_length, "ms must be 20 to 3,600,000")?;
    let usual = Manner::default();
    let manner = Manner {
        is_plain: action.plain,
        unannounced: action.unannounced,
        first_sequence: action.first_sequence.unwrap_or(usual.first_sequence),
    };
    let sound = Sound::Tone(frequency);
    speak(state, (guild, user), sound, ms / FRAME_MS, manner)
}

pub fn speak_wav(state: &mut State, guild: Id, user: Id, data: String) -> Outcome {
    let file = BASE64_STANDARD.decode(&data).ok();
    let file = file.or_invalid("data must be base64")?;
    let samples = read_wav(&file)
        .or_invalid("data must be a WAV file with 16-bit PCM at 48,000 Hz, mono or stereo")?;
    let frames = samples.len().div_ceil(FRAME_SAMPLES) as u32;
    let sound = Sound::Samples(samples);
    speak(state, (guild, user), sound, frames, Manner::default())
}

pub fn speak_numbers(state: &mut State, guild: Id, user: Id, count: u32) -> Outcome {
    let is_valid = (1..=180_000).contains(&count);
    ActionError::invalid_if(!is_valid, "count must be 1 to 180,000")?;
    let (who, manner) = ((guild, user), Manner::default());
    speak(state, who, Sound::Numbers, count, manner)
}

fn speak(
    state: &mut State,
    (guild, user): (Id, Id),
    sound: Sound,
    frames: u32,
    manner: Manner,
) -> Outcome {
    let channel = state.world.voice_channel_of(guild, user);
    let channel = channel.or_invalid("the user is not in a voice channel")?;
    let is_bot = state.world.bots.contains_key(&user);
    ActionError::invalid_if(is_bot, "a bot speaks for itself")?;
    let running = state.voice.start();
    running.or_invalid("the voice server cannot be started")?;
    let ssrc = state.voice.next_ssrc();
    let speaker = Speaker::new(channel, ssrc, sound, frames, manner);
    let speaker = speaker.or_invalid("there is no Opus encoder")?;
    if speaker.is_announced() {
        state.voice.announce_speaking(channel, user, ssrc, 1);
    }
    state.voice.speakers.insert((guild, user), speaker);
    Ok(json!({ "ssrc": ssrc }))
}

pub fn close_voice(
    state: &mut State,
    bot: Option<Id>,
    code: Option<u16>,
    end_session: bool,
) -> Outcome {
    let command = match code {
        Some(code) => SocketCommand::Close(gateway::Close {
            code: socket::check_close_code(code)?,
            reason: "".into(),
        }),
        None => SocketCommand::Drop,
    };
    let voice = &mut state.voice;
    let participants: Vec<_> = voice.sessions.keys().copied().collect();
    let of_bot = |(_, user): &(Id, Id)| bot.is_none_or(|bot| bot == *user);
    let mut sockets = 0;
    for participant in participants.into_iter().filter(of_bot) {
        if let Some(session) = voice.sessions.get_mut(&participant) {
            session.command(command.clone());
            session.detach();
            sockets += 1;
        }
        if end_session {
            voice.end(participant, DISCONNECTED);
        }
    }
    Ok(json!({ "sockets": sockets }))
}

pub fn disturb_voice(state: &mut State, action: DisturbVoice) -> Outcome {
    let is_probability = |value: f64| (0.0..=1.0).contains(&value);
    let are_probabilities = is_probability(action.loss) && is_probability(action.duplicates);
    ActionError::invalid_if(!are_probabilities, "loss and duplicates must be 0 to 1")?;
    let is_too_long = action.jitter_ms > 10_000;
    ActionError::invalid_if(is_too_long, "jitter_ms must be 0 to 10,000")?;
    state.voice.faults = NetworkFaults {
        loss: action.loss,
        burst: action.burst.unwrap_or(1),
        duplicates: action.duplicates,
        jitter: Duration::from_millis(action.jitter_ms.into()),
        without_aes: action.without_aes,
        ..NetworkFaults::default()
    };
    Ok(json!({}))
}

pub fn set_voice_encryption(state: &mut State, enabled: bool) -> Value {
    state.set_voice_encryption(enabled);
    json!({})
}

pub fn disturb_call(state: &mut State, channel: Id, fault: CallFault) -> Outcome {
    let disturbed = state.voice.disturb_call(channel, fault);
    disturbed.or_invalid("there is no end-to-end encrypted call in this channel")?;
    Ok(json!({}))
}
