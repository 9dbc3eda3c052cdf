//! The voice server: who speaks, and what goes wrong.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::*;
use crate::gateway;
use crate::state::Core;
use crate::voice::{DISCONNECTED, Manner, NetworkFaults, SocketCommand, Sound, Speaker, read_wav};

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

pub fn speak_tone(state: &mut State, action: SpeakTone) -> Outcome {
    let frequency = action.frequency.unwrap_or(440.0);
    let ms = action.ms.unwrap_or(1000);
    if !(20.0..=20_000.0).contains(&frequency) {
        return Err(ActionError::invalid("frequency must be 20 to 20,000"));
    }
    if !(FRAME_MS..=3_600_000).contains(&ms) {
        return Err(ActionError::invalid("ms must be 20 to 3,600,000"));
    }
    let usual = Manner::default();
    let manner = Manner {
        is_plain: action.plain,
        unannounced: action.unannounced,
        first_sequence: action.first_sequence.unwrap_or(usual.first_sequence),
    };
    let sound = Sound::Tone(frequency);
    let who = (&action.guild, &action.user);
    speak(state, who, sound, ms / FRAME_MS, manner)
}

pub fn speak_wav(state: &mut State, action: SpeakWav) -> Outcome {
    let file = BASE64_STANDARD.decode(&action.data).ok();
    let file = file.or_invalid("data must be base64")?;
    let samples = read_wav(&file)
        .or_invalid("data must be a WAV file with 16-bit PCM at 48,000 Hz, mono or stereo")?;
    let frames = samples.len().div_ceil(FRAME_SAMPLES) as u32;
    let who = (&action.guild, &action.user);
    speak(
        state,
        who,
        Sound::Samples(samples),
        frames,
        Manner::default(),
    )
}

pub fn speak_numbers(state: &mut State, action: SpeakNumbers) -> Outcome {
    if !(1..=180_000).contains(&action.count) {
        return Err(ActionError::invalid("count must be 1 to 180,000"));
    }
    let who = (&action.guild, &action.user);
    speak(state, who, Sound::Numbers, action.count, Manner::default())
}

fn speak(
    state: &mut State,
    (guild, user): (&Key, &Key),
    sound: Sound,
    frames: u32,
    manner: Manner,
) -> Outcome {
    let (guild, user) = (state.guild(guild)?, state.user(user)?);
    let channel = state.world.voice_channel_of(guild, user);
    let channel = channel.or_invalid("the user is not in a voice channel")?;
    if state.world.bots.contains_key(&user) {
        return Err(ActionError::invalid("a bot speaks for itself"));
    }
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

pub fn close_voice(state: &mut State, action: CloseVoice) -> Outcome {
    let bot = state.bot_or_all(action.bot.as_ref())?;
    let command = match action.code {
        Some(code @ (1000..=1003 | 1007..=1014 | 3000..=4999)) => {
            SocketCommand::Close(gateway::Close {
                code,
                reason: "".into(),
            })
        }
        Some(code) => {
            return Err(ActionError::invalid(format!(
                "{code} cannot be sent as a close code"
            )));
        }
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
        if action.end_session {
            voice.end(participant, DISCONNECTED);
        }
    }
    Ok(json!({ "sockets": sockets }))
}

pub fn disturb_voice(state: &mut State, action: DisturbVoice) -> Outcome {
    let is_probability = |value: f64| (0.0..=1.0).contains(&value);
    if !is_probability(action.loss) || !is_probability(action.duplicates) {
        return Err(ActionError::invalid("loss and duplicates must be 0 to 1"));
    }
    if action.jitter_ms > 10_000 {
        return Err(ActionError::invalid("jitter_ms must be 0 to 10,000"));
    }
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

pub fn set_voice_encryption(state: &mut State, enabled: bool) -> Outcome {
    state.set_voice_encryption(enabled);
    Ok(json!({}))
}

pub fn disturb_call(state: &mut State, action: DisturbCall) -> Outcome {
    let channel = state.channel(&action.channel)?;
    let disturbed = state.voice.disturb_call(channel, action.fault);
    disturbed.or_invalid("there is no end-to-end encrypted call in this channel")?;
    Ok(json!({}))
}
