use crate::codes::codes;

codes! {
    /// The types of stickers.
    ///
    /// The property `type` of a [DiscordSticker].
    StickerType(u8) as DiscordStickerType {
        /// A sticker from one of Discord's packs.
        STANDARD = 1,
        /// A sticker of a guild.
        GUILD = 2,
    }
}
