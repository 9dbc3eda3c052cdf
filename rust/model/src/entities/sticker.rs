use std::sync::Arc;

use crate::entity::entity;
use crate::{Guild, Id, Sku, StickerFormat, StickerType, User};

entity! {
    /// A sticker of a guild, or of one of Discord's sticker packs.
    Sticker as DiscordSticker {
        /// The sticker's id.
        id: Id<Sticker>,
        /// The id of the pack, or `0` for stickers of guilds.
        pack_id: Id<StickerPack>,
        /// The name, 2 to 30 characters.
        name: Box<str>,
        /// The description, 2 to 100 characters, or an empty string.
        description: Option<Box<str>>,
        /// The autocomplete suggestions, separated by commas, up to 200 characters. Stickers of guilds have the name of an emoji.
        tags: Box<str>,
        /// The type of the sticker, see [DiscordStickerType].
        kind as type: StickerType,
        /// The format of the file, see [DiscordStickerFormat].
        format_type: StickerFormat,
        /// If `true`, the sticker can be used. It is `false` if, for example, the guild lost boosts.
        available: bool,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
        /// The user who uploaded the sticker, if known.
        user: Option<Arc<User>>,
        /// The position in the pack.
        sort_value: u32,
    }
}

entity! {
    /// A sticker as a partial object, with the properties that are needed to show it.
    StickerItem as DiscordStickerItem {
        /// The sticker's id.
        id: Id<Sticker>,
        /// The name.
        name: Box<str>,
        /// The format of the file, see [DiscordStickerFormat].
        format_type: StickerFormat,
    }
}

entity! {
    /// A pack of Discord's own stickers.
    StickerPack as DiscordStickerPack {
        /// The pack's id.
        id: Id<StickerPack>,
        /// The stickers of the pack.
        stickers: Box<[Arc<Sticker>]>,
        /// The name.
        name: Box<str>,
        /// The id of the SKU of the pack.
        sku_id: Id<Sku>,
        /// The id of the sticker that is the icon of the pack, or `0`.
        cover_sticker_id: Id<Sticker>,
        /// The description, or an empty string.
        description: Option<Box<str>>,
        /// The id of the banner image, or `0`.
        banner_asset_id: Id<StickerPack>,
    }
}
