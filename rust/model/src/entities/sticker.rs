use std::sync::Arc;

use crate::entity::entity;
use crate::{Guild, Id, Sku, StickerFormat, StickerType, User};

entity! {
    /// A sticker: a picture that is sent as a message, of a guild or of one of Discord's packs.
    Sticker as DiscordSticker {
        /// The sticker's id.
        id: Id<Sticker>,
        /// The id of the pack, or `0` for the stickers of guilds.
        pack_id: Id<StickerPack>,
        /// The name, 2 to 30 characters.
        name: Box<str>,
        /// What it shows, 2 to 100 characters, or an empty string.
        description: Option<Box<str>>,
        /// Words to find it by, separated with commas, up to 200 characters. Those of guilds have the name of an emoji.
        tags: Box<str>,
        /// Whose sticker it is, see [DiscordStickerType].
        kind as type: StickerType,
        /// What kind of file it is, see [DiscordStickerFormat].
        format_type: StickerFormat,
        /// Whether it can be used; not, for example, when boosts ran out.
        available: bool,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
        /// Who added it, if known.
        user: Option<Arc<User>>,
        /// The place in its pack.
        sort_value: u32,
    }
}

entity! {
    /// As much of a sticker as it takes to show it.
    StickerItem as DiscordStickerItem {
        /// The sticker's id.
        id: Id<Sticker>,
        /// The name.
        name: Box<str>,
        /// What kind of file it is, see [DiscordStickerFormat].
        format_type: StickerFormat,
    }
}

entity! {
    /// A pack of Discord's own stickers.
    StickerPack as DiscordStickerPack {
        /// The pack's id.
        id: Id<StickerPack>,
        /// The stickers in it.
        stickers: Box<[Arc<Sticker>]>,
        /// The name.
        name: Box<str>,
        /// The id under which it is sold.
        sku_id: Id<Sku>,
        /// The id of the sticker that stands for the pack, or `0`.
        cover_sticker_id: Id<Sticker>,
        /// What it is about, or an empty string.
        description: Option<Box<str>>,
        /// The id of the picture that heads the pack, or `0`.
        banner_asset_id: Id<StickerPack>,
    }
}
