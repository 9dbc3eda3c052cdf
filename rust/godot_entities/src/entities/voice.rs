//! Voice channel effects and voice servers.

use std::sync::Arc;

use discord_model::*;

use super::shared::{entity_class_in_guild, entity_class_in_guild_channel};
use crate::entity_class::connect_class;

discord_model::define_voice_channel_effect!(entity_class_in_guild_channel);
connect_class!(VoiceChannelEffect as DiscordVoiceChannelEffect);

discord_model::define_voice_server!(entity_class_in_guild);
connect_class!(VoiceServer as DiscordVoiceServer {
    key: |server| server.guild_id.is_some().then_some((server.guild_id.get(), 0)),
    current: |server, cache| cache.voice_server(server.guild_id).cloned(),
});
