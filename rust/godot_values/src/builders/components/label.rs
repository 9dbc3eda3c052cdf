//! The builder of labels.

use discord_rest::objects::component::LABEL;
use godot::prelude::*;

use crate::builders::{builder, put, set, setters, value};

builder! {
    /// Builds a label with a component, for a modal. [method DiscordModalBuilder.add_input] is shorter.
    ///
    /// [Labels](https://discord.com/developers/docs/components/reference#label)
    DiscordLabelBuilder of LABEL with "type": 18
}

#[godot_api]
impl DiscordLabelBuilder {
    /// Creates a label with a text of 1 to 45 characters, and the component below it: a [DiscordTextInputBuilder],
    /// [DiscordSelectBuilder], [DiscordFileUploadBuilder], [DiscordRadioGroupBuilder], [DiscordCheckboxGroupBuilder],
    /// [DiscordCheckboxBuilder] or a [Dictionary].
    #[func]
    fn create(label: GString, component: Variant) -> Gd<Self> {
        let this = Self::over(Self::empty());
        let this = set(this, "create", "label", &label.to_variant());
        put(this, "create", "component", value::take(&component))
    }

    /// Sets the component below the label, see [method create].
    #[func(gd_self)]
    fn set_component(this: Gd<Self>, component: Variant) -> Gd<Self> {
        put(this, "set_component", "component", value::take(&component))
    }
}

setters! { DiscordLabelBuilder;
    /// Sets the text, 1 to 45 characters.
    set_label(label: GString) => "label";
    /// Sets the description below the label, 1 to 100 characters.
    set_description(description: GString) => "description";
    /// Sets the number of the component in the modal. Discord assigns one by default.
    set_id(id: i64) => "id";
}
