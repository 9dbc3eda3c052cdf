//! Labels.

use discord_rest::shapes::component::LABEL;
use godot::prelude::*;

use crate::builders::{builder, put, set, setters, value};

builder! {
    /// Builds a label with what it names, for a modal. [method DiscordModalBuilder.add_input] is shorter.
    ///
    /// [Labels](https://discord.com/developers/docs/components/reference#label)
    DiscordLabelBuilder of LABEL
}

#[godot_api]
impl DiscordLabelBuilder {
    /// Begins with a text of 1 to 45 characters, and with what stands below it: a [DiscordTextInputBuilder], [DiscordSelectBuilder],
    /// [DiscordFileUploadBuilder], [DiscordRadioGroupBuilder], [DiscordCheckboxGroupBuilder], [DiscordCheckboxBuilder] or a
    /// [Dictionary].
    #[func]
    fn create(label: GString, component: Variant) -> Gd<Self> {
        let this = Self::over(Self::empty().with("type", 18));
        let this = set(this, "create", "label", &label.to_variant());
        put(this, "create", "component", value::take(&component))
    }
}

setters! { DiscordLabelBuilder;
    /// Sets the small text below the label, 1 to 100 characters.
    set_description(description: GString) => "description";
    /// Sets its number in the modal. Discord counts those that have none.
    set_id(id: i64) => "id";
}
