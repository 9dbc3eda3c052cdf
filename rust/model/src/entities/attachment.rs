use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, AttachmentFlags, Id, Timestamp, User};

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
        /// What kind of file was sent, if Discord converted it; else an empty string.
        original_content_type: Option<Box<str>>,
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
        /// A blurred picture to show while it loads, a ThumbHash in Base64; or an empty string.
        placeholder: Option<Box<str>>,
        /// The version of [member placeholder].
        placeholder_version: u32,
        /// Whether it vanishes after a time.
        ephemeral: bool,
        /// The length of a voice message in seconds.
        duration_secs: f64,
        /// The loudness of a voice message over its length, up to 256 bytes in Base64; or an empty string.
        waveform: Option<Box<str>>,
        /// Peculiarities, see [DiscordAttachmentFlags].
        flags: AttachmentFlags,
        /// Who was in the stream a clip was made of.
        clip_participants: Box<[Arc<User>]>,
        /// When the clip was made, in Unix seconds; `0` for other files.
        clip_created_at: Timestamp,
        /// What was played in the stream a clip was made of, if Discord knew it.
        application: Option<Arc<Application>>,
    }
}
