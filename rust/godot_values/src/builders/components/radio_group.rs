//! The builder of radio groups.

use discord_rest::objects::component::RADIO_GROUP;
use godot::prelude::*;

use crate::builders::{add, builder, set, setters, value};

builder! {
    /// Builds a group of 2 to 10 radio buttons for a modal. The user can select one of them. See
    /// [method DiscordModalBuilder.add_input].
    ///
    /// ```gdscript
    /// var side := DiscordRadioGroupBuilder.create("side").add_option("White", "white").add_option("Black", "black")
    /// var modal := DiscordModalBuilder.create("chess", "New game").add_input("Your side", side)
    /// ```
    ///
    /// [Radio Groups](https://discord.com/developers/docs/components/reference#radio-group)
    DiscordRadioGroupBuilder of RADIO_GROUP with "type": 21
}

#[godot_api]
impl DiscordRadioGroupBuilder {
    /// Creates an empty group. `custom_id` identifies it in the interaction, 1 to 100 characters.
    #[func]
    fn create(custom_id: GString) -> Gd<Self> {
        let this = Self::over(Self::empty());
        set(this, "create", "custom_id", &custom_id.to_variant())
    }

    /// Adds an option, 10 at most. `value` is what the bot receives. If `chosen` is `true`, the option is selected by
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
}

setters! { DiscordRadioGroupBuilder;
    /// Sets the custom id, which identifies the component in the interaction, 1 to 100 characters.
    set_custom_id(custom_id: GString) => "custom_id";
    /// If `required` is `true`, an option must be selected. This is the default.
    set_required(required: bool = true) => "required";
    /// Sets the number of the component in the modal. Discord assigns one by default.
    set_id(id: i64) => "id";
}
