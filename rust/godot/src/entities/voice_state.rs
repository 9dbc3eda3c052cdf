use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use crate::entities::DiscordChannel;
use crate::entity::{connect_class, entity_class, live};

discord_model::define_voice_state!(entity_class);
connect_class!(VoiceState as DiscordVoiceState {
    key: |state| state.user_id.is_some().then_some((state.guild_id.get(), state.user_id.get())),
    current: |state, cache| cache.voice_state(state.guild_id, state.user_id).cloned(),
});

#[godot_api(secondary)]
impl DiscordVoiceState {
    /// The voice channel, or `null` after leaving it.
    #[func]
    fn get_channel(&self) -> Option<Gd<DiscordChannel>> {
        let core = self.handle.core()?;
        let channel = core
            .cache
            .borrow()
            .channel(self.entity().channel_id)?
            .clone();
        Some(live(core.id, channel))
    }
}
