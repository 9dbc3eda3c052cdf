//! Soundboard sounds.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::entity_class_in_guild;
use crate::entity_class::{connect_class, entity_class};
use crate::image_url;
use crate::rest_methods::rest_methods;

discord_model::define_soundboard_sound!(entity_class_in_guild);
connect_class!(SoundboardSound as DiscordSoundboardSound {
    key: |sound| sound.sound_id.is_some().then_some((sound.guild_id.get(), sound.sound_id.get())),
    whole: |sound| !sound.name.is_empty(),
    current: |sound, cache| cache.get::<SoundboardSound>(sound.guild_id, &sound.sound_id).cloned(),
});

discord_model::define_soundboard_sound_list!(entity_class);
connect_class!(SoundboardSoundList as DiscordSoundboardSoundList);

#[godot_api(secondary)]
impl DiscordSoundboardSound {
    /// Returns the URL of the sound, an MP3 or Ogg file.
    #[func]
    fn get_url(&self) -> GString {
        let base = image_url::base(self.handle.client_id());
        (&format!("{base}/soundboard-sounds/{}", self.entity().sound_id)).into()
    }
}

rest_methods! {
    DiscordSoundboardSound as sound {
        /// Changes the sound. The options are those of [method DiscordREST.modify_guild_soundboard_sound].
        modify(; options, reason) = modify_guild_soundboard_sound[sound.guild_id, sound.sound_id];

        /// Deletes the sound.
        delete(; reason) = delete_guild_soundboard_sound[sound.guild_id, sound.sound_id];
    }
}
