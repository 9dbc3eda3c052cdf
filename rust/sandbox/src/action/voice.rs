//! Voice.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;

/// A person joins voice, moves, changes something there, or leaves. Answers with the voice state.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetVoice {
    /// The guild.
    pub guild: Key,
    /// Who.
    pub user: Key,
    /// The voice channel; leaving it out leaves voice.
    #[serde(default)]
    pub channel: Option<Key>,
    /// Muted by the guild; unchanged when not given, like the rest.
    #[serde(default)]
    pub mute: Option<bool>,
    /// Deafened by the guild.
    #[serde(default)]
    pub deaf: Option<bool>,
    /// Muted by themselves.
    #[serde(default)]
    pub self_mute: Option<bool>,
    /// Deafened by themselves.
    #[serde(default)]
    pub self_deaf: Option<bool>,
    /// Sharing their screen.
    #[serde(default)]
    pub self_stream: Option<bool>,
    /// Showing their camera.
    #[serde(default)]
    pub self_video: Option<bool>,
}

impl Perform for SetVoice {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        let channel = match &self.channel {
            // A text channel may have the same name.
            Some(Key::Name(name)) => {
                let named = |channel: &&&crate::world::Channel| {
                    channel.is_voice() && channel.name() == name
                };
                let found = state
                    .world
                    .channels_of(guild)
                    .iter()
                    .find(named)
                    .map(|channel| channel.id);
                Some(found.ok_or_else(|| {
                    ActionError::invalid(format!("there is no voice channel {name:?}"))
                })?)
            }
            Some(key) => Some(state.channel(key)?),
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
