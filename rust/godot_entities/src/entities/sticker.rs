//! Stickers.

use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use super::shared::{entity_class_in_guild, has_age};
use crate::entity_class::{connect_class, entity_class};
use crate::image_url;
use crate::rest_methods::rest_methods;

discord_model::define_sticker!(entity_class_in_guild);
connect_class!(Sticker as DiscordSticker {
    key: |sticker| (sticker.id.is_some() && sticker.guild_id.is_some())
        .then_some((sticker.guild_id.get(), sticker.id.get())),
    whole: |sticker| !sticker.name.is_empty(),
    current: |sticker, cache| cache.guild(sticker.guild_id)?.sticker(sticker.id).cloned(),
});
has_age!(DiscordSticker);

discord_model::define_sticker_item!(entity_class);
connect_class!(StickerItem as DiscordStickerItem);

discord_model::define_sticker_pack!(entity_class);
connect_class!(StickerPack as DiscordStickerPack);

#[godot_api(secondary)]
impl DiscordSticker {
    /// Returns the URL of the image: a PNG, a GIF, or a Lottie animation in JSON, depending on [member format_type].
    #[func]
    fn get_url(&self) -> GString {
        let sticker = self.entity();
        image_url::sticker(sticker.id, sticker.format_type, self.handle.client_id())
    }
}

#[godot_api(secondary)]
impl DiscordStickerItem {
    /// Returns the URL of the image, see [method DiscordSticker.get_url].
    #[func]
    fn get_url(&self) -> GString {
        let sticker = self.entity();
        image_url::sticker(sticker.id, sticker.format_type, self.handle.client_id())
    }
}

rest_methods! {
    DiscordSticker as sticker {
        /// Changes the sticker. The options are those of [method DiscordREST.modify_guild_sticker].
        modify(; options, reason) = modify_guild_sticker[sticker.guild_id, sticker.id];

        /// Deletes the sticker.
        delete(; reason) = delete_guild_sticker[sticker.guild_id, sticker.id];
    }
}
