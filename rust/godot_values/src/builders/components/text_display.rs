//! The builder of text displays.

use discord_rest::objects::component::TEXT_DISPLAY;
use godot::prelude::*;

use crate::builders::{builder, set, setters};

builder! {
    /// Builds a text display: a text with Markdown, for a message with Components V2 or a modal. All texts of a message
    /// together may have up to 4000 characters.
    ///
    /// [method DiscordMessageBuilder.add_text], [method DiscordContainerBuilder.add_text] and
    /// [method DiscordModalBuilder.add_text] are shorter.
    ///
    /// [Text Displays](https://discord.com/developers/docs/components/reference#text-display)
    DiscordTextDisplayBuilder of TEXT_DISPLAY with "type": 10
}

#[godot_api]
impl DiscordTextDisplayBuilder {
    /// Creates a text display with a text, 1 to 4000 characters.
    #[func]
    fn create(content: GString) -> Gd<Self> {
        let this = Self::over(Self::empty());
        set(this, "create", "content", &content.to_variant())
    }
}

setters! { DiscordTextDisplayBuilder;
    /// Sets the text, 1 to 4000 characters.
    set_content(content: GString) => "content";
    /// Sets the number of the component in the message or modal. Discord assigns one by default.
    set_id(id: i64) => "id";
}
