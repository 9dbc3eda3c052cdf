//! Joining, moving in and leaving voice.

use serde_json::{Value, json};

use crate::gateway::Event;
use crate::id::Id;
use crate::state::State;
use crate::world::VoiceState;

impl State {
    /// Puts a member into a voice channel, or out of voice with `None`, with `edit` made to the state first.
    /// Gives back the state as it was told, or `None` for one who was not in voice and is not now.
    pub fn set_voice(
        &mut self,
        guild: Id,
        user: Id,
        channel: Option<Id>,
        edit: impl FnOnce(&mut VoiceState),
    ) -> Option<Value> {
        let found = self.world.guilds.get_mut(&guild)?;
        let state = match channel {
            Some(channel) => {
                let state = found
                    .voice_states
                    .entry(user)
                    .or_insert_with(|| VoiceState::connected(channel));
                state.channel_id = Some(channel);
                edit(state);
                state.clone()
            }
            None => {
                let mut state = found.voice_states.remove(&user)?;
                state.channel_id = None;
                edit(&mut state);
                state
            }
        };
        Some(self.announce_voice(guild, user, &state))
    }

    fn announce_voice(&mut self, guild: Id, user: Id, state: &VoiceState) -> Value {
        let Some(guild) = self.world.guilds.get(&guild) else {
            return json!(null);
        };
        let id = guild.id;
        let rendered = self.world.render_voice_state(guild, user, state);
        self.emit(Event::guild("VOICE_STATE_UPDATE", id, rendered.clone()));
        rendered
    }
}
