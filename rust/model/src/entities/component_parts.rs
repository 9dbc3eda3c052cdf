use std::sync::Arc;

use crate::entity::entity;
use crate::{Attachment, Emoji, Id, UnfurledMediaItemFlags};

entity! {
    /// One of the choices in a menu, a radio group or a group of checkboxes.
    SelectOption as DiscordSelectOption {
        /// The text shown, up to 100 characters.
        label: Box<str>,
        /// What the bot is told when it is chosen, up to 100 characters.
        value: Box<str>,
        /// A second line, up to 100 characters, or an empty string.
        description: Option<Box<str>>,
        /// The emoji shown with it.
        emoji: Option<Arc<Emoji>>,
        /// Whether it is chosen before anybody touches it.
        default: bool,
    }
}

entity! {
    /// A user, role or channel that is chosen in a menu before anybody touches it.
    SelectDefaultValue as DiscordSelectDefaultValue {
        /// The id of the user, role or channel.
        id: Id<SelectDefaultValue>,
        /// `"user"`, `"role"` or `"channel"`.
        kind as type: Box<str>,
    }
}

entity! {
    /// A picture, video or file that a component shows.
    UnfurledMediaItem as DiscordUnfurledMediaItem {
        /// Discord's id of it, or `0`.
        id: Id<UnfurledMediaItem>,
        /// Where it is; an address, or `attachment://` and the name of a file of the message.
        url: Box<str>,
        /// Where Discord's media proxy offers it, or an empty string.
        proxy_url: Option<Box<str>>,
        /// The height in pixels, or `0`.
        height: u32,
        /// The width in pixels, or `0`.
        width: u32,
        /// A blurred picture to show while it loads, a ThumbHash in Base64; or an empty string.
        placeholder: Option<Box<str>>,
        /// The version of [member placeholder].
        placeholder_version: u32,
        /// The media type, such as `"image/png"`, or an empty string.
        content_type: Option<Box<str>>,
        /// How far Discord is with fetching it: `0` unknown, `1` on the way, `2` there, `3` not found.
        loading_state: u8,
        /// Peculiarities, see [DiscordUnfurledMediaItemFlags].
        flags: UnfurledMediaItemFlags,
        /// The id of the file of the message, or `0` if it lies elsewhere.
        attachment_id: Id<Attachment>,
    }
}

entity! {
    /// A picture or video in a gallery.
    MediaGalleryItem as DiscordMediaGalleryItem {
        /// The picture or video.
        media: Option<Arc<UnfurledMediaItem>>,
        /// The description for those who cannot see it, up to 1024 characters, or an empty string.
        description: Option<Box<str>>,
        /// Whether it is hidden until it is clicked.
        spoiler: bool,
    }
}
