use std::sync::Arc;

use crate::entity::entity;
use crate::{Component, EmbedFlags, EmbedMediaFlags, Rgb, SmallStr, Timestamp};

entity! {
    /// An embed of a message: rich content from a bot, or the preview of a link.
    Embed as DiscordEmbed {
        /// The title, up to 256 characters.
        title: Option<Box<str>>,
        /// The type: `"rich"` for embeds of bots; others for previews.
        kind as type: SmallStr,
        /// The description, up to 4096 characters.
        description: Option<Box<str>>,
        /// The URL that the title links to.
        url: Option<Box<str>>,
        /// The time shown in the footer, in Unix seconds; `0` for none.
        timestamp: Timestamp,
        /// The color of the edge; fully transparent if none is set.
        color: Rgb,
        /// The footer.
        footer: Option<Arc<EmbedFooter>>,
        /// The large image.
        image: Option<Arc<EmbedMedia>>,
        /// The thumbnail, a small image on the right.
        thumbnail: Option<Arc<EmbedMedia>>,
        /// The video of a preview.
        video: Option<Arc<EmbedMedia>>,
        /// The website of a preview.
        provider: Option<Arc<EmbedProvider>>,
        /// The author, the line at the top.
        author: Option<Arc<EmbedAuthor>>,
        /// The fields, up to 25.
        fields: Box<[Arc<EmbedField>]>,
        /// Bitfield of [DiscordEmbedFlags].
        flags: EmbedFlags,
        /// The components that a preview consists of, if any.
        components: Box<[Arc<Component>]>,
    }
}

entity! {
    /// The footer of an embed.
    EmbedFooter as DiscordEmbedFooter {
        /// The text, up to 2048 characters.
        text: Box<str>,
        /// The URL of the icon, or an empty string.
        icon_url: Option<Box<str>>,
        /// The URL of the icon on Discord's media proxy, or an empty string.
        proxy_icon_url: Option<Box<str>>,
    }
}

entity! {
    /// An image or video of an embed.
    EmbedMedia as DiscordEmbedMedia {
        /// The URL.
        url: Box<str>,
        /// The media type, such as `"image/png"`, or an empty string.
        content_type: Option<Box<str>>,
        /// The description (alternative text), or an empty string.
        description: Option<Box<str>>,
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
        /// Bitfield of [DiscordEmbedMediaFlags].
        flags: EmbedMediaFlags,
    }
}

entity! {
    /// The website that a preview comes from.
    EmbedProvider as DiscordEmbedProvider {
        /// The name.
        name: Option<Box<str>>,
        /// The URL.
        url: Option<Box<str>>,
    }
}

entity! {
    /// The author of an embed, the line at the top.
    EmbedAuthor as DiscordEmbedAuthor {
        /// The name, up to 256 characters.
        name: Box<str>,
        /// The URL that the name links to, or an empty string.
        url: Option<Box<str>>,
        /// The URL of the icon, or an empty string.
        icon_url: Option<Box<str>>,
        /// The URL of the icon on Discord's media proxy, or an empty string.
        proxy_icon_url: Option<Box<str>>,
    }
}

entity! {
    /// A field of an embed: a name and a value.
    EmbedField as DiscordEmbedField {
        /// The name, up to 256 characters.
        name: Box<str>,
        /// The value, up to 1024 characters.
        value: Box<str>,
        /// If `true`, the field can be shown next to other inline fields.
        inline: bool,
    }
}
