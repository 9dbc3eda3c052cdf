//! The builder of thumbnails.

use discord_rest::objects::component::THUMBNAIL;
use godot::prelude::*;

use crate::builders::{builder, put, setters, value};

builder! {
    /// Builds the thumbnail of a section: a small image on the right.
    ///
    /// [Thumbnails](https://discord.com/developers/docs/components/reference#thumbnail)
    DiscordThumbnailBuilder of THUMBNAIL with "type": 11
}

#[godot_api]
impl DiscordThumbnailBuilder {
    /// Creates a thumbnail from the URL of an image, or `"attachment://"` and the name of a file of the message.
    #[func]
    fn create(url: GString) -> Gd<Self> {
        let this = Self::over(Self::empty());
        put(this, "create", "media", Ok(value::media(&url)))
    }

    /// Sets the URL of the image, or `"attachment://"` and the name of a file of the message.
    #[func(gd_self)]
    fn set_url(this: Gd<Self>, url: GString) -> Gd<Self> {
        put(this, "set_url", "media", Ok(value::media(&url)))
    }
}

setters! { DiscordThumbnailBuilder;
    /// Sets the alternative text, 1 to 1024 characters.
    set_description(description: GString) => "description";
    /// If `spoiler` is `true`, the thumbnail is hidden until it is clicked.
    set_spoiler(spoiler: bool = true) => "spoiler";
    /// Sets the number of the component in the message. Discord assigns one by default.
    set_id(id: i64) => "id";
}
