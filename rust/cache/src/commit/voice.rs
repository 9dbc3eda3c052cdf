//! Who is in voice.

use std::sync::Arc;

use discord_model::VoiceState;

use crate::{Cache, Change, Kinds};

impl Cache {
    /// A state without a channel says that the user left voice.
    pub(super) fn voice_state_update(&mut self, mut state: VoiceState) -> Change {
        if let Some(member) = &mut state.member {
            self.see_member(state.guild_id, member);
        }
        let new = Arc::new(state);
        let is_kept = self.settings.kinds.contains(Kinds::VOICE_STATES);
        let mut old = None;
        if let Some(entry) = self.guilds.get_mut(&new.guild_id)
            && new.user_id.is_some()
        {
            old = if new.channel_id.is_some() && is_kept {
                entry.voice_states.insert(new.user_id, new.clone())
            } else {
                entry.voice_states.remove(&new.user_id)
            };
        }
        Change::VoiceStateUpdated { old, new }
    }
}
