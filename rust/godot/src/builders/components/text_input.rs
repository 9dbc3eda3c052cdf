//! Fields to write in.

use discord_rest::shapes::component::TEXT_INPUT;
use godot::prelude::*;

use crate::builders::{builder, set, setters};

builder! {
    /// Builds a field to write in, for a modal: see [method DiscordModalBuilder.add_input].
    ///
    /// [Text Inputs](https://discord.com/developers/docs/components/reference#text-input)
    DiscordTextInputBuilder of TEXT_INPUT
}

#[godot_api]
impl DiscordTextInputBuilder {
    /// Begins a field of one line. `custom_id` is what the bot is told with the text, 1 to 100 characters; `placeholder` is shown while
    /// nothing is written, 100 at most.
    #[func]
    fn short(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("short", 1, &custom_id, &placeholder)
    }

    /// Begins a field of several lines. The parameters are those of [method short].
    #[func]
    fn paragraph(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("paragraph", 2, &custom_id, &placeholder)
    }

    /// Sets how many characters must and can be written, 0 to 4000 and 1 to 4000.
    #[func(gd_self)]
    fn set_length(this: Gd<Self>, min_length: i64, max_length: i64) -> Gd<Self> {
        let this = set(this, "set_length", "min_length", &min_length.to_variant());
        set(this, "set_length", "max_length", &max_length.to_variant())
    }

    fn begin(method: &str, style: u8, custom_id: &GString, placeholder: &GString) -> Gd<Self> {
        let this = Self::over(Self::empty().with("type", 4).with("style", style));
        let this = set(this, method, "custom_id", &custom_id.to_variant());
        match placeholder.is_empty() {
            true => this,
            false => set(this, method, "placeholder", &placeholder.to_variant()),
        }
    }
}

setters! { DiscordTextInputBuilder;
    /// Sets what stands in it before anybody writes, 4000 characters at most.
    set_value(value: GString) => "value";
    /// Sets the text shown while nothing is written, 100 characters at most.
    set_placeholder(placeholder: GString) => "placeholder";
    /// Sets whether something must be written, as it must be unless this says otherwise.
    set_required(required: bool = true) => "required";
    /// Sets its number in the modal. Discord counts those that have none.
    set_id(id: i64) => "id";
}
