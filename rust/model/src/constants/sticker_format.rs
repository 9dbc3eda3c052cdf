use crate::codes::codes;

codes! {
    /// The formats of sticker files.
    ///
    /// The property `format_type` of a [DiscordSticker].
    StickerFormat(u8) as DiscordStickerFormat {
        /// A PNG image.
        PNG = 1,
        /// An animated PNG image.
        APNG = 2,
        /// A Lottie animation, which is JSON and not an image.
        LOTTIE = 3,
        /// A GIF image.
        GIF = 4,
    }
}
