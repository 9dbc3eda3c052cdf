//! Lists to tick entries of.

use discord_rest::shapes::component::CHECKBOX_GROUP;
use godot::prelude::*;

use crate::builders::{add, builder, set, setters, value};

builder! {
    /// Builds a list of 1 to 10 entries of which several can be ticked, for a modal: see [method DiscordModalBuilder.add_input].
    ///
    /// [Checkbox Groups](https://discord.com/developers/docs/components/reference#checkbox-group)
    DiscordCheckboxGroupBuilder of CHECKBOX_GROUP
}

#[godot_api]
impl DiscordCheckboxGroupBuilder {
    /// Begins an empty list. `custom_id` is what the bot is told with the choice, 1 to 100 characters.
    #[func]
    fn create(custom_id: GString) -> Gd<Self> {
        let this = Self::over(Self::empty().with("type", 22));
        set(this, "create", "custom_id", &custom_id.to_variant())
    }

    /// Adds an entry, 10 at most. `value` is what the bot is told; `chosen` is whether it is ticked before anybody touches the list. The
    /// texts have 100 characters at most.
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

    /// Sets how many entries must and can be ticked, 0 to 10 and 1 to 10.
    #[func(gd_self)]
    fn set_range(this: Gd<Self>, min_values: i64, max_values: i64) -> Gd<Self> {
        let this = set(this, "set_range", "min_values", &min_values.to_variant());
        set(this, "set_range", "max_values", &max_values.to_variant())
    }
}

setters! { DiscordCheckboxGroupBuilder;
    /// Sets whether something must be ticked, as it must be unless this says otherwise.
    set_required(required: bool = true) => "required";
    /// Sets its number in the modal. Discord counts those that have none.
    set_id(id: i64) => "id";
}
