//! Small pictures.

use discord_rest::shapes::component::THUMBNAIL;
use godot::prelude::*;

use crate::builders::{builder, put, setters, value};

builder! {
    /// Builds the small picture at the right of a section.
    ///
    /// [Thumbnails](https://discord.com/developers/docs/components/reference#thumbnail)
    DiscordThumbnailBuilder of THUMBNAIL
}

#[godot_api]
impl DiscordThumbnailBuilder {
    /// Begins with the address of a picture, or `"attachment://"` and the name of a file of the message.
    #[func]
    fn create(url: GString) -> Gd<Self> {
        let this = Self::over(Self::empty().with("type", 11));
        put(this, "create", "media", Ok(value::media(&url)))
    }
}

setters! { DiscordThumbnailBuilder;
    /// Sets the text for those who cannot see it, 1 to 1024 characters.
    set_description(description: GString) => "description";
    /// Sets whether it is hidden until it is clicked.
    set_spoiler(spoiler: bool = true) => "spoiler";
    /// Sets its number in the message. Discord counts those that have none.
    set_id(id: i64) => "id";
}
