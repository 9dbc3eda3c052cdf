//! Boxes to tick.

use discord_rest::shapes::component::CHECKBOX;
use godot::prelude::*;

use crate::builders::{builder, set, setters};

builder! {
    /// Builds a single box to tick, for a modal: see [method DiscordModalBuilder.add_input].
    ///
    /// [Checkboxes](https://discord.com/developers/docs/components/reference#checkbox)
    DiscordCheckboxBuilder of CHECKBOX
}

#[godot_api]
impl DiscordCheckboxBuilder {
    /// Begins a box. `custom_id` is what the bot is told with it, 1 to 100 characters; `ticked` is whether it is ticked before anybody
    /// touches it.
    #[func]
    fn create(custom_id: GString, #[opt(default = false)] ticked: bool) -> Gd<Self> {
        let this = Self::over(Self::empty().with("type", 23));
        let this = set(this, "create", "custom_id", &custom_id.to_variant());
        match ticked {
            true => set(this, "create", "default", &true.to_variant()),
            false => this,
        }
    }
}

setters! { DiscordCheckboxBuilder;
    /// Sets its number in the modal. Discord counts those that have none.
    set_id(id: i64) => "id";
}
