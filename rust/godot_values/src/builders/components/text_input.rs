//! The builder of text inputs.

use discord_rest::objects::component::TEXT_INPUT;
use godot::prelude::*;

use crate::builders::{builder, set, setters};

builder! {
    /// Builds a text input for a modal, see [method DiscordModalBuilder.add_input].
    ///
    /// [Text Inputs](https://discord.com/developers/docs/components/reference#text-input)
    DiscordTextInputBuilder of TEXT_INPUT with "type": 4, "style": SHORT
}

const SHORT: u8 = 1;
const PARAGRAPH: u8 = 2;

#[godot_api]
impl DiscordTextInputBuilder {
    /// Creates a text input with a single line. `custom_id` identifies it in the interaction, 1 to 100 characters; `placeholder`
    /// is shown while it is empty, 100 characters at most.
    #[func]
    fn short(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("short", SHORT, &custom_id, &placeholder)
    }

    /// Creates a text input with multiple lines. The parameters are those of [method short].
    #[func]
    fn paragraph(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("paragraph", PARAGRAPH, &custom_id, &placeholder)
    }

    /// Sets the minimum (0 to 4000) and the maximum (1 to 4000) number of characters.
    #[func(gd_self)]
    fn set_length(this: Gd<Self>, min_length: i64, max_length: i64) -> Gd<Self> {
        let this = set(this, "set_length", "min_length", &min_length.to_variant());
        set(this, "set_length", "max_length", &max_length.to_variant())
    }

    fn begin(method: &str, style: u8, custom_id: &GString, placeholder: &GString) -> Gd<Self> {
        let this = Self::over(Self::empty().with("style", style));
        let this = set(this, method, "custom_id", &custom_id.to_variant());
        match placeholder.is_empty() {
            true => this,
            false => set(this, method, "placeholder", &placeholder.to_variant()),
        }
    }
}

setters! { DiscordTextInputBuilder;
    /// Sets the custom id, which identifies the component in the interaction, 1 to 100 characters.
    set_custom_id(custom_id: GString) => "custom_id";
    /// Sets the style, see [DiscordTextInputStyle]. The default is [constant DiscordTextInputStyle.SHORT].
    set_style(style: i64) => "style";
    /// Sets the initial text, 4000 characters at most.
    set_value(value: GString) => "value";
    /// Sets the text that is shown while the text input is empty, 100 characters at most.
    set_placeholder(placeholder: GString) => "placeholder";
    /// If `required` is `true`, a text must be entered. This is the default.
    set_required(required: bool = true) => "required";
    /// Sets the number of the component in the modal. Discord assigns one by default.
    set_id(id: i64) => "id";
}
