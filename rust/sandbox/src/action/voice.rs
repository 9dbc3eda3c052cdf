//! The voice server: who speaks, and what goes wrong.

use std::time::Duration;

use super::*;
use crate::gateway;
use crate::voice::{DISCONNECTED, NetworkFaults, SocketCommand, Tone};

/// How long a packet of sound is, in milliseconds.
const FRAME_MS: u32 = 20;

pub fn speak_tone(state: &mut State, action: SpeakTone) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    state
        .voice
        .endpoint
        .as_ref()
        .or_invalid("the sandbox has no voice server")?;
    let channel = state.world.voice_channel_of(guild, user);
    let channel = channel.or_invalid("the user is not in a voice channel")?;
    if state.world.bots.contains_key(&user) {
        return Err(ActionError::invalid("a bot speaks for itself"));
    }
    let frequency = action.frequency.unwrap_or(440.0);
    let ms = action.ms.unwrap_or(1000);
    if !(20.0..=20_000.0).contains(&frequency) {
        return Err(ActionError::invalid("frequency must be 20 to 20,000"));
    }
    if !(FRAME_MS..=3_600_000).contains(&ms) {
        return Err(ActionError::invalid("ms must be 20 to 3,600,000"));
    }
    let ssrc = state.voice.next_ssrc();
    let tone = Tone::new(channel, ssrc, frequency, ms / FRAME_MS);
    let tone = tone.or_invalid("there is no Opus encoder")?;
    state.voice.tones.insert((guild, user), tone);
    state.voice.announce_speaking(channel, user, ssrc, 1);
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
        duplicates: action.duplicates,
        jitter: Duration::from_millis(action.jitter_ms.into()),
    };
    Ok(json!({}))
}
