//! Voice channel effects and voice servers.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::{in_channel, in_guild};
use crate::entity_class::{connect_class, entity_class};

discord_model::define_voice_channel_effect!(entity_class);
connect_class!(VoiceChannelEffect as DiscordVoiceChannelEffect);
in_guild!(DiscordVoiceChannelEffect);
in_channel!(DiscordVoiceChannelEffect);

discord_model::define_voice_server!(entity_class);
connect_class!(VoiceServer as DiscordVoiceServer {
    key: |server| server.guild_id.is_some().then_some((server.guild_id.get(), 0)),
    current: |server, cache| cache.voice_server(server.guild_id).cloned(),
});
in_guild!(DiscordVoiceServer);
