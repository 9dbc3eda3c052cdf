//! Voice.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::Fields;

/// A person joins voice, moves, changes something there, or leaves. Answers with the voice state.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetVoice {
    /// The guild.
    pub guild: Key,
    /// Who.
    pub user: Key,
    /// The voice channel; leaving it out leaves voice.
    pub channel: Option<Key>,
    /// Muted by the guild; unchanged when not given, like the rest.
    pub mute: Option<bool>,
    /// Deafened by the guild.
    pub deaf: Option<bool>,
    /// Muted by themselves.
    pub self_mute: Option<bool>,
    /// Deafened by themselves.
    pub self_deaf: Option<bool>,
    /// Sharing their screen.
    pub self_stream: Option<bool>,
    /// Showing their camera.
    pub self_video: Option<bool>,
}

impl Perform for SetVoice {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        let channel = match &self.channel {
            Some(key) => Some(voice_channel(state, guild, key)?),
            None => None,
        };
        let told = state.set_voice(guild, user, channel, |voice| {
            for (field, change) in [
                (&mut voice.mute, self.mute),
                (&mut voice.deaf, self.deaf),
                (&mut voice.self_mute, self.self_mute),
                (&mut voice.self_deaf, self.self_deaf),
                (&mut voice.self_stream, self.self_stream),
                (&mut voice.self_video, self.self_video),
            ] {
                *field = change.unwrap_or(*field);
            }
        });
        Ok(json!(told))
    }
}

/// The voice channel of a guild a key means; a text channel may have the same name.
fn voice_channel(state: &State, guild: Id, key: &Key) -> Result<Id, ActionError> {
    let Key::Name(name) = key else {
        return state.channel(key);
    };
    let channels = state.world.channels_of(guild);
    let mut named = channels
        .iter()
        .filter(|channel| channel.is_voice() && channel.name() == name);
    let found = named.next().map(|channel| channel.id);
    found.ok_or_else(|| ActionError::invalid(format!("there is no voice channel {name:?}")))
}

/// Somebody sends an effect in a voice channel. Only bots in that channel hear of it. Answers with the effect.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SendVoiceEffect {
    /// The guild.
    pub guild: Key,
    /// The voice channel.
    pub channel: Key,
    /// Who.
    pub user: Key,
    /// What is seen and heard: `emoji`, `animation_type`, `animation_id`, `sound_id`, `sound_volume`.
    #[serde(flatten)]
    pub effect: Fields,
}

impl Perform for SendVoiceEffect {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        let channel = voice_channel(state, guild, &self.channel)?;
        Ok(json!(state.send_voice_effect(channel, user, &self.effect)))
    }
}

/// Somebody says what a voice channel is used for. It is cleared when the last one leaves.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetVoiceStatus {
    /// The guild.
    pub guild: Key,
    /// The voice channel.
    pub channel: Key,
    /// The status; leaving it out clears it.
    pub status: Option<String>,
}

impl Perform for SetVoiceStatus {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        let channel = voice_channel(state, guild, &self.channel)?;
        let status = self.status.filter(|status| !status.is_empty());
        state.set_voice_status(channel, status.clone());
        Ok(json!({ "id": channel, "status": status }))
    }
}

/// The voice server of a guild changes: its bots in voice are told a new token. Answers with how many bots.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveVoiceServer {
    /// The guild.
    pub guild: Key,
    /// The new host; leaving it out means that there is none for now.
    pub endpoint: Option<String>,
}

impl Perform for MoveVoiceServer {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        let bots: Vec<Id> = state.world.bots.keys().copied().collect();
        let mut told = 0;
        for bot in bots {
            if state.world.voice_channel_of(guild, bot).is_some() {
                state.announce_voice_server(guild, bot, self.endpoint.as_deref());
                told += 1;
            }
        }
        Ok(json!({ "bots": told }))
    }
}
