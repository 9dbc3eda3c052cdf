use std::sync::Arc;

use crate::entity::entity;
use crate::{Attachment, Emoji, Id, UnfurledMediaItemFlags};

entity! {
    /// An option of a string select menu, a radio group or a checkbox group.
    SelectOption as DiscordSelectOption {
        /// The label, up to 100 characters.
        label: Box<str>,
        /// The value that the bot receives if the option is selected, up to 100 characters.
        value: Box<str>,
        /// The description, up to 100 characters, or an empty string.
        description: Option<Box<str>>,
        /// The emoji of the option.
        emoji: Option<Arc<Emoji>>,
        /// If `true`, the option is selected by default.
        default: bool,
    }
}

entity! {
    /// A user, role or channel that is selected by default in a select menu.
    SelectDefaultValue as DiscordSelectDefaultValue {
        /// The id of the user, role or channel.
        id: Id<SelectDefaultValue>,
        /// The type of the object with [member id]: `"user"`, `"role"` or `"channel"`.
        kind as type: Box<str>,
    }
}

entity! {
    /// An image, video or file of a component.
    UnfurledMediaItem as DiscordUnfurledMediaItem {
        /// The id that Discord assigned, or `0`.
        id: Id<UnfurledMediaItem>,
        /// The URL, or `attachment://` and the name of a file of the message.
        url: Box<str>,
        /// The URL on Discord's media proxy, or an empty string.
        proxy_url: Option<Box<str>>,
        /// The height in pixels, or `0`.
        height: u32,
        /// The width in pixels, or `0`.
        width: u32,
        /// A blurred placeholder for an image, a ThumbHash in Base64; an empty string if there is none.
        placeholder: Option<Box<str>>,
        /// The version of [member placeholder].
        placeholder_version: u32,
        /// The media type, such as `"image/png"`, or an empty string.
        content_type: Option<Box<str>>,
        /// The loading state of the media: `0` unknown, `1` loading, `2` loaded, `3` not found.
        loading_state: u8,
        /// Bitfield of [DiscordUnfurledMediaItemFlags].
        flags: UnfurledMediaItemFlags,
        /// The id of the attachment of the message, or `0` if the media is stored elsewhere.
        attachment_id: Id<Attachment>,
    }
}

entity! {
    /// An image or video in a media gallery.
    MediaGalleryItem as DiscordMediaGalleryItem {
        /// The image or video.
        media: Option<Arc<UnfurledMediaItem>>,
        /// The description (alternative text), up to 1024 characters, or an empty string.
        description: Option<Box<str>>,
        /// If `true`, the item is a spoiler: hidden until it is clicked.
        spoiler: bool,
    }
}
