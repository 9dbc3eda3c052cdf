//! What happens in voice channels.

use std::sync::Arc;

use discord_model::*;

use crate::entity::{connect_class, entity_class};

discord_model::define_soundboard_sound!(entity_class);
connect_class!(SoundboardSound as DiscordSoundboardSound);

discord_model::define_soundboard_sound_list!(entity_class);
connect_class!(SoundboardSoundList as DiscordSoundboardSoundList);

discord_model::define_stage_instance!(entity_class);
connect_class!(StageInstance as DiscordStageInstance);

discord_model::define_voice_channel_effect!(entity_class);
connect_class!(VoiceChannelEffect as DiscordVoiceChannelEffect);

discord_model::define_voice_server!(entity_class);
connect_class!(VoiceServer as DiscordVoiceServer);
