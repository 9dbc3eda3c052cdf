//! What people do with stickers and sounds of a guild.

use godot::prelude::*;

use super::acts;
use crate::entities::{DiscordSoundboardSound, DiscordSticker};

acts! {
    DiscordSticker as sticker {
        /// Changes the sticker. The options are those of [method DiscordREST.modify_guild_sticker].
        modify(; options, reason) = modify_guild_sticker[sticker.guild_id, sticker.id];

        /// Deletes the sticker.
        delete(; reason) = delete_guild_sticker[sticker.guild_id, sticker.id];
    }
}

acts! {
    DiscordSoundboardSound as sound {
        /// Changes the sound. The options are those of [method DiscordREST.modify_guild_soundboard_sound].
        modify(; options, reason) = modify_guild_soundboard_sound[sound.guild_id, sound.sound_id];

        /// Deletes the sound.
        delete(; reason) = delete_guild_soundboard_sound[sound.guild_id, sound.sound_id];
    }
}
