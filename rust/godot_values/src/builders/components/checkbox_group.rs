//! The builder of checkbox groups.

use discord_rest::objects::component::CHECKBOX_GROUP;
use godot::prelude::*;

use crate::builders::{add, builder, set, setters, value};

builder! {
    /// Builds a group of 1 to 10 checkboxes for a modal, see [method DiscordModalBuilder.add_input].
    ///
    /// [Checkbox Groups](https://discord.com/developers/docs/components/reference#checkbox-group)
    DiscordCheckboxGroupBuilder of CHECKBOX_GROUP with "type": 22
}

#[godot_api]
impl DiscordCheckboxGroupBuilder {
    /// Creates an empty group. `custom_id` identifies it in the interaction, 1 to 100 characters.
    #[func]
    fn create(custom_id: GString) -> Gd<Self> {
        let this = Self::over(Self::empty());
        set(this, "create", "custom_id", &custom_id.to_variant())
    }

    /// Adds an option, 10 at most. `value` is what the bot receives. If `chosen` is `true`, the option is checked by
    /// default. Each text has 100 characters at most.
    #[func(gd_self)]
    fn add_option(
        this: Gd<Self>,
        label: GString,
        value: GString,
        #[opt(default = "")] description: GString,
        #[opt(default = false)] chosen: bool,
    ) -> Gd<Self> {
        let option = value::option(&label, &value, &description, chosen);
        add(this, "add_option", "options", Ok(option))
    }

    /// Sets the minimum (0 to 10) and the maximum (1 to 10) number of checked options.
    #[func(gd_self)]
    fn set_range(this: Gd<Self>, min_values: i64, max_values: i64) -> Gd<Self> {
        let this = set(this, "set_range", "min_values", &min_values.to_variant());
        set(this, "set_range", "max_values", &max_values.to_variant())
    }
}

setters! { DiscordCheckboxGroupBuilder;
    /// Sets the custom id, which identifies the component in the interaction, 1 to 100 characters.
    set_custom_id(custom_id: GString) => "custom_id";
    /// If `required` is `true`, at least one option must be checked. This is the default.
    set_required(required: bool = true) => "required";
    /// Sets the number of the component in the modal. Discord assigns one by default.
    set_id(id: i64) => "id";
}
