use std::sync::Arc;

use discord_model::*;

use super::shared::entity_class_in_guild_channel;
use crate::entity_class::connect_class;

discord_model::define_voice_state!(entity_class_in_guild_channel);
connect_class!(VoiceState as DiscordVoiceState {
    key: |state| state.user_id.is_some().then_some((state.guild_id.get(), state.user_id.get())),
    current: |state, cache| cache.voice_state(state.guild_id, state.user_id).cloned(),
});
