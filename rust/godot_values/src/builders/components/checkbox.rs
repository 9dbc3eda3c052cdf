//! The builder of checkboxes.

use discord_rest::objects::component::CHECKBOX;
use godot::prelude::*;

use crate::builders::{builder, set, setters};

builder! {
    /// Builds a single checkbox for a modal, see [method DiscordModalBuilder.add_input].
    ///
    /// [Checkboxes](https://discord.com/developers/docs/components/reference#checkbox)
    DiscordCheckboxBuilder of CHECKBOX with "type": 23
}

#[godot_api]
impl DiscordCheckboxBuilder {
    /// Creates a checkbox. `custom_id` identifies it in the interaction, 1 to 100 characters. If `ticked` is `true`, it is
    /// checked by default.
    #[func]
    fn create(custom_id: GString, #[opt(default = false)] ticked: bool) -> Gd<Self> {
        let this = Self::over(Self::empty());
        let this = set(this, "create", "custom_id", &custom_id.to_variant());
        match ticked {
            true => set(this, "create", "default", &true.to_variant()),
            false => this,
        }
    }
}

setters! { DiscordCheckboxBuilder;
    /// Sets the custom id, which identifies the component in the interaction, 1 to 100 characters.
    set_custom_id(custom_id: GString) => "custom_id";
    /// If `ticked` is `true`, the checkbox is checked by default.
    set_ticked(ticked: bool = true) => "default";
    /// Sets the number of the component in the modal. Discord assigns one by default.
    set_id(id: i64) => "id";
}
