//! The builder of sections.

use discord_rest::objects::component::SECTION;
use godot::prelude::*;

use crate::builders::{add, arrange, builder, put, setters, value};

builder! {
    /// Builds a section: 1 to 3 texts with a button or a thumbnail to the right of them.
    ///
    /// ```gdscript
    /// var section := DiscordSectionBuilder.create("**Ada** has won").set_thumbnail(ada.get_avatar_url(128))
    /// await client.rest.create_message(channel_id, DiscordMessageBuilder.create().add_component(section))
    /// ```
    ///
    /// [Sections](https://discord.com/developers/docs/components/reference#section)
    DiscordSectionBuilder of SECTION with "type": 9
}

#[godot_api]
impl DiscordSectionBuilder {
    /// Creates a section with a text, which can also be added later.
    #[func]
    fn create(#[opt(default = "")] text: GString) -> Gd<Self> {
        let this = Self::over(Self::empty());
        match text.is_empty() {
            true => this,
            false => add(this, "create", "components", Ok(arrange::text(&text))),
        }
    }

    /// Adds a text with Markdown, 3 at most.
    #[func(gd_self)]
    fn add_text(this: Gd<Self>, text: GString) -> Gd<Self> {
        add(this, "add_text", "components", Ok(arrange::text(&text)))
    }

    /// Sets the button on the right: a [DiscordButtonBuilder], a [DiscordComponent] or a [Dictionary].
    #[func(gd_self)]
    fn set_button(this: Gd<Self>, button: Variant) -> Gd<Self> {
        put(this, "set_button", "accessory", value::take(&button))
    }

    /// Sets the thumbnail on the right: a URL, `"attachment://"` and the name of a file of the message, or a
    /// [DiscordThumbnailBuilder].
    #[func(gd_self)]
    fn set_thumbnail(this: Gd<Self>, thumbnail: Variant) -> Gd<Self> {
        let thumbnail = match thumbnail.try_to::<GString>() {
            Ok(url) => Ok(value::object([
                ("type", 11.into()),
                ("media", value::media(&url)),
            ])),
            Err(_) => value::take(&thumbnail),
        };
        put(this, "set_thumbnail", "accessory", thumbnail)
    }
}

setters! { DiscordSectionBuilder;
    /// Sets the number of the component in the message. Discord assigns one by default.
    set_id(id: i64) => "id";
}
