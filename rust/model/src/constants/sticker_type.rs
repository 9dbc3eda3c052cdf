use crate::codes::codes;

codes! {
    /// Where a sticker comes from.
    ///
    /// The field `type` of a [DiscordSticker].
    StickerType(u8) as DiscordStickerType {
        /// From one of Discord's packs.
        STANDARD = 1,
        /// From a guild, whose members made it.
        GUILD = 2,
    }
}
