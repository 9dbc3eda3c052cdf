//! The builder of media galleries.

use discord_rest::objects::component::MEDIA_GALLERY;
use godot::prelude::*;
use serde_json::{Value, json};

use crate::builders::{add, builder, setters, value};

builder! {
    /// Builds a media gallery of up to 10 images and videos.
    ///
    /// ```gdscript
    /// var gallery := DiscordMediaGalleryBuilder.create().add_item("attachment://map.png", "The map of level 3")
    /// var image := {"name": "map.png", "data": get_viewport().get_texture()}
    /// var message := DiscordMessageBuilder.create().add_component(gallery).add_file(image)
    /// ```
    ///
    /// [Media Galleries](https://discord.com/developers/docs/components/reference#media-gallery)
    DiscordMediaGalleryBuilder of MEDIA_GALLERY with "type": 12
}

#[godot_api]
impl DiscordMediaGalleryBuilder {
    /// Creates an empty gallery.
    #[func]
    fn create() -> Gd<Self> {
        Self::over(Self::empty())
    }

    /// Adds an image or video, 10 at most: a URL, or `"attachment://"` and the name of a file of the message. `description` is
    /// the alternative text, 1024 characters at most. If `spoiler` is `true`, the item is hidden until it is clicked.
    #[func(gd_self)]
    fn add_item(
        this: Gd<Self>,
        url: GString,
        #[opt(default = "")] description: GString,
        #[opt(default = false)] spoiler: bool,
    ) -> Gd<Self> {
        let item = value::object([
            ("media", value::media(&url)),
            ("description", value::text(&description)),
            ("spoiler", if spoiler { json!(true) } else { Value::Null }),
        ]);
        add(this, "add_item", "items", Ok(item))
    }
}

setters! { DiscordMediaGalleryBuilder;
    /// Sets the number of the component in the message. Discord assigns one by default.
    set_id(id: i64) => "id";
}
