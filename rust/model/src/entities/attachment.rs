use crate::Id;
use crate::entity::entity;

entity! {
    /// A file that came with a message.
    Attachment as DiscordAttachment {
        /// The file's id.
        id: Id<Attachment>,
        /// The file's name.
        filename: Box<str>,
        /// The title, or an empty string.
        title: Option<Box<str>>,
        /// The description for those who cannot see it, up to 1024 characters, or an empty string.
        description: Option<Box<str>>,
        /// The media type, such as `"image/png"`, or an empty string.
        content_type: Option<Box<str>>,
        /// The size in bytes.
        size: u64,
        /// Where to load it from.
        url: Box<str>,
        /// Where Discord's media proxy offers it.
        proxy_url: Box<str>,
        /// The height of a picture in pixels, or `0`.
        height: u32,
        /// The width of a picture in pixels, or `0`.
        width: u32,
        /// Whether it vanishes after a time.
        ephemeral: bool,
        /// The length of a voice message in seconds.
        duration_secs: f64,
        /// The loudness of a voice message over its length, up to 256 bytes in Base64; or an empty string.
        waveform: Option<Box<str>>,
        /// Discord's flags of the file.
        flags: u32,
    }
}
