use std::sync::Arc;

use discord_model::*;

use super::shared::entity_class_in_guild_channel;
use super::user::DiscordUser;
use crate::entity_class::connect_class;

macro_rules! voice_state_class {
    ($($definition:tt)*) => {
        entity_class_in_guild_channel! {
            [
                /// The user, or `null` if it is not cached and Discord did not include the member.
                user: DiscordUser = |state| state.handle.find(|state, cache| {
                    let known = cache.user(state.user_id);
                    known.or_else(|| state.member.as_ref()?.user.as_ref()).cloned()
                }),
            ]
            $($definition)*
        }
    };
}
discord_model::define_voice_state!(voice_state_class);
connect_class!(VoiceState as DiscordVoiceState {
    key: |state| state.user_id.is_some().then_some((state.guild_id.get(), state.user_id.get())),
    current: |state, cache| cache.voice_state(state.guild_id, state.user_id).cloned(),
});
