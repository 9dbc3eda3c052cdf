//! Voice.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::Fields;

/// A user joins a voice channel, moves to another one, changes their voice state or leaves voice. Returns the voice
/// state, or `null` for a user who is not in voice.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetVoiceState {
    /// The guild.
    pub guild: Key,
    /// The user or bot.
    pub user: Key,
    /// The voice channel. If omitted, the user leaves voice.
    pub channel: Option<Key>,
    /// Whether the user is muted by the guild. Unchanged by default, like the fields below.
    pub mute: Option<bool>,
    /// Whether the user is deafened by the guild.
    pub deaf: Option<bool>,
    /// Whether the user is muted by themselves.
    pub self_mute: Option<bool>,
    /// Whether the user is deafened by themselves.
    pub self_deaf: Option<bool>,
    /// Whether the user is streaming with "Go Live".
    pub self_stream: Option<bool>,
    /// Whether the user's camera is enabled.
    pub self_video: Option<bool>,
}

impl Perform for SetVoiceState {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        let channel = match &self.channel {
            Some(key) => Some(voice_channel(state, guild, key)?),
            None => None,
        };
        let voice_state = state.set_voice_state(guild, user, channel, |voice| {
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
        Ok(json!(voice_state))
    }
}

/// The voice channel of a guild; a text channel can have the same name.
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

/// A user sends an effect in a voice channel. Only bots in this channel receive the event. Returns the effect.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SendVoiceChannelEffect {
    /// The guild.
    pub guild: Key,
    /// The voice channel.
    pub channel: Key,
    /// The user.
    pub user: Key,
    /// The fields of the effect, with Discord's names: `emoji`, `animation_type`, `animation_id`, `sound_id`,
    /// `sound_volume` (0 to 1).
    #[serde(flatten)]
    pub effect: Fields,
}

impl Perform for SendVoiceChannelEffect {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        let channel = voice_channel(state, guild, &self.channel)?;
        Ok(json!(state.send_voice_channel_effect(
            channel,
            user,
            &self.effect
        )))
    }
}

/// Sets the status of a voice channel. It is cleared when the last user leaves the channel. Returns `{id, status}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetVoiceChannelStatus {
    /// The guild.
    pub guild: Key,
    /// The voice channel.
    pub channel: Key,
    /// The status. If omitted, it is cleared.
    pub status: Option<String>,
}

impl Perform for SetVoiceChannelStatus {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        let channel = voice_channel(state, guild, &self.channel)?;
        let status = self.status.filter(|status| !status.is_empty());
        state.set_voice_channel_status(channel, status.clone());
        Ok(json!({ "id": channel, "status": status }))
    }
}

/// Changes the voice server of a guild: the bots that are in voice there receive a new token. Returns `{bots}`, the
/// number of these bots.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpdateVoiceServer {
    /// The guild.
    pub guild: Key,
    /// The new host. If omitted, there is no voice server for now.
    pub endpoint: Option<String>,
}

impl Perform for UpdateVoiceServer {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        let bots: Vec<Id> = state.world.bots.keys().copied().collect();
        let mut count = 0;
        for bot in bots {
            if state.world.voice_channel_of(guild, bot).is_some() {
                state.announce_voice_server(guild, bot, self.endpoint.as_deref());
                count += 1;
            }
        }
        Ok(json!({ "bots": count }))
    }
}
