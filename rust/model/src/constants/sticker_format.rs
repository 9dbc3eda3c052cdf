use crate::codes::codes;

codes! {
    /// The format of a sticker's file.
    ///
    /// The field `format_type` of a [DiscordSticker].
    StickerFormat(u8) as DiscordStickerFormat {
        /// A PNG picture.
        PNG = 1,
        /// An animated PNG picture.
        APNG = 2,
        /// A Lottie animation, which is JSON and not a picture.
        LOTTIE = 3,
        /// A GIF picture.
        GIF = 4,
    }
}
