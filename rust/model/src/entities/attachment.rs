use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, AttachmentFlags, Id, Timestamp, User};

entity! {
    /// A file that is attached to a message.
    Attachment as DiscordAttachment {
        /// The attachment's id.
        id: Id<Attachment>,
        /// The name of the file.
        filename: Box<str>,
        /// The title, or an empty string.
        title: Option<Box<str>>,
        /// The description (alternative text), up to 1024 characters, or an empty string.
        description: Option<Box<str>>,
        /// The media type, such as `"image/png"`, or an empty string.
        content_type: Option<Box<str>>,
        /// The media type of the original file, if Discord converted it; otherwise an empty string.
        original_content_type: Option<Box<str>>,
        /// The size in bytes.
        size: u64,
        /// The URL of the file.
        url: Box<str>,
        /// The URL of the file on Discord's media proxy.
        proxy_url: Box<str>,
        /// The height of an image in pixels, or `0`.
        height: u32,
        /// The width of an image in pixels, or `0`.
        width: u32,
        /// A blurred placeholder for an image, a ThumbHash in Base64; or an empty string.
        placeholder: Option<Box<str>>,
        /// The version of [member placeholder].
        placeholder_version: u32,
        /// If `true`, the attachment is ephemeral: it is removed after some time.
        ephemeral: bool,
        /// The duration of a voice message in seconds.
        duration_secs: f64,
        /// The sampled waveform of a voice message, up to 256 bytes in Base64; or an empty string.
        waveform: Option<Box<str>>,
        /// Bitfield of [DiscordAttachmentFlags].
        flags: AttachmentFlags,
        /// The users who were in the stream that a clip is from.
        clip_participants: Box<[Arc<User>]>,
        /// The time when the clip was created, in Unix seconds; `0` for other files.
        clip_created_at: Timestamp,
        /// The application in the stream that a clip is from, if Discord recognized it.
        application: Option<Arc<Application>>,
    }
}
