use std::sync::Arc;

use crate::entity::entity;
use crate::{Component, EmbedFlags, EmbedMediaFlags, Rgb, Timestamp, Word};

entity! {
    /// A box of rich content in a message: written by a bot, or the preview of a link.
    Embed as DiscordEmbed {
        /// The title, up to 256 characters.
        title: Option<Box<str>>,
        /// `"rich"` for a bot's own embeds; others for previews.
        kind as type: Word,
        /// The text, up to 4096 characters.
        description: Option<Box<str>>,
        /// Where the title leads to.
        url: Option<Box<str>>,
        /// The time shown in the footer, in Unix seconds; `0` for none.
        timestamp: Timestamp,
        /// The colour of the edge; fully transparent if none is set.
        color: Rgb,
        /// The line at the bottom.
        footer: Option<Arc<EmbedFooter>>,
        /// The large picture.
        image: Option<Arc<EmbedMedia>>,
        /// The small picture at the right.
        thumbnail: Option<Arc<EmbedMedia>>,
        /// The video of a preview.
        video: Option<Arc<EmbedMedia>>,
        /// The site of a preview.
        provider: Option<Arc<EmbedProvider>>,
        /// The line at the top.
        author: Option<Arc<EmbedAuthor>>,
        /// The fields, up to 25.
        fields: Box<[Arc<EmbedField>]>,
        /// Peculiarities, see [DiscordEmbedFlags].
        flags: EmbedFlags,
        /// The components a preview is made of, if it is made of them.
        components: Box<[Arc<Component>]>,
    }
}

entity! {
    /// The line at the bottom of an embed.
    EmbedFooter as DiscordEmbedFooter {
        /// The text, up to 2048 characters.
        text: Box<str>,
        /// The address of the icon, or an empty string.
        icon_url: Option<Box<str>>,
        /// Where Discord's media proxy offers the icon, or an empty string.
        proxy_icon_url: Option<Box<str>>,
    }
}

entity! {
    /// A picture or video of an embed.
    EmbedMedia as DiscordEmbedMedia {
        /// Where it is.
        url: Box<str>,
        /// The media type, such as `"image/png"`, or an empty string.
        content_type: Option<Box<str>>,
        /// The description for those who cannot see it, or an empty string.
        description: Option<Box<str>>,
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
        /// Peculiarities, see [DiscordEmbedMediaFlags].
        flags: EmbedMediaFlags,
    }
}

entity! {
    /// The site a preview comes from.
    EmbedProvider as DiscordEmbedProvider {
        /// Its name.
        name: Option<Box<str>>,
        /// Its address.
        url: Option<Box<str>>,
    }
}

entity! {
    /// The line at the top of an embed.
    EmbedAuthor as DiscordEmbedAuthor {
        /// The name, up to 256 characters.
        name: Box<str>,
        /// Where it leads to, or an empty string.
        url: Option<Box<str>>,
        /// The address of the icon, or an empty string.
        icon_url: Option<Box<str>>,
        /// Where Discord's media proxy offers the icon, or an empty string.
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
        /// Whether it may stand beside others.
        inline: bool,
    }
}
