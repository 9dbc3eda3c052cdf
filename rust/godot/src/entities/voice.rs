//! What happens in voice channels.

use std::sync::Arc;

use discord_model::*;

use super::shared::{has_age, in_channel, in_guild};
use crate::cdn;
use crate::entity::{connect_class, entity_class};
use godot::prelude::*;

discord_model::define_soundboard_sound!(entity_class);
connect_class!(SoundboardSound as DiscordSoundboardSound {
    key: |sound| sound.sound_id.is_some().then_some((sound.guild_id.get(), sound.sound_id.get())),
    whole: |sound| !sound.name.is_empty(),
    current: |sound, cache| cache.get::<SoundboardSound>(sound.guild_id, &sound.sound_id).cloned(),
});
in_guild!(DiscordSoundboardSound);

discord_model::define_soundboard_sound_list!(entity_class);
connect_class!(SoundboardSoundList as DiscordSoundboardSoundList);

discord_model::define_stage_instance!(entity_class);
connect_class!(StageInstance as DiscordStageInstance {
    key: |stage| stage.id.is_some().then_some((stage.guild_id.get(), stage.id.get())),
    whole: |stage| !stage.topic.is_empty(),
    current: |stage, cache| cache.get::<StageInstance>(stage.guild_id, &stage.id).cloned(),
});
in_guild!(DiscordStageInstance);
in_channel!(DiscordStageInstance);
has_age!(DiscordStageInstance);

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

#[godot_api(secondary)]
impl DiscordSoundboardSound {
    /// Returns the URL of the sound, an MP3 or Ogg file.
    #[func]
    fn get_url(&self) -> GString {
        let base = cdn::base(self.handle.core_id());
        (&format!("{base}/soundboard-sounds/{}", self.entity().sound_id)).into()
    }
}
