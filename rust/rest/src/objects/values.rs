//! Sets of allowed values that several objects share: types of channels, locales, prefixes of URLs.

/// The types of channels. The numbers in between are no longer used.
pub(super) static CHANNEL_TYPES: [i64; 13] = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];

/// Discord's [locales](https://discord.com/developers/docs/reference#locales).
pub static LOCALES: [&str; 34] = [
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he",
    "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE",
    "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
];

/// Prefixes of URLs that a link button can open.
pub(super) static LINK: [&str; 3] = ["https://", "http://", "discord://"];

/// Prefixes of URLs of images: on the web, or of a file of the message.
pub(super) static MEDIA: [&str; 3] = ["https://", "http://", "attachment://"];

/// The prefix of the URL of a file of the message.
pub(super) static ATTACHED: [&str; 1] = ["attachment://"];
