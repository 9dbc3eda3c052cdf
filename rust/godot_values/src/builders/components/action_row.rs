//! The builder of action rows.

use discord_rest::objects::component::ACTION_ROW;
use godot::prelude::*;

use crate::builders::{add_together, builder, setters, value};

builder! {
    /// Builds an action row: up to 5 buttons, or one select menu.
    ///
    /// [method DiscordMessageBuilder.add_button] creates rows automatically. Use this class to decide where a row ends.
    ///
    /// ```gdscript
    /// var row := DiscordActionRowBuilder.create()
    /// row.add_button(DiscordButtonBuilder.primary("left", "⬅")).add_button(DiscordButtonBuilder.primary("right", "➡"))
    /// var message := DiscordMessageBuilder.create("Where to?").add_component(row)
    /// ```
    ///
    /// [Action Rows](https://discord.com/developers/docs/components/reference#action-row)
    DiscordActionRowBuilder of ACTION_ROW with "type": 1
}

#[godot_api]
impl DiscordActionRowBuilder {
    /// Creates an empty row.
    #[func]
    fn create() -> Gd<Self> {
        Self::over(Self::empty())
    }

    /// Adds a button, 5 at most: a [DiscordButtonBuilder], a [DiscordComponent] or a [Dictionary].
    #[func(gd_self)]
    fn add_button(this: Gd<Self>, button: Variant) -> Gd<Self> {
        add_together(this, "add_button", "components", value::take(&button))
    }

    /// Adds a component: up to 5 buttons, or one select menu. The same as [method add_button] and [method add_select].
    #[func(gd_self)]
    fn add_component(this: Gd<Self>, component: Variant) -> Gd<Self> {
        add_together(this, "add_component", "components", value::take(&component))
    }

    /// Adds a select menu to an empty row: a [DiscordSelectBuilder], a [DiscordComponent] or a [Dictionary].
    #[func(gd_self)]
    fn add_select(this: Gd<Self>, select: Variant) -> Gd<Self> {
        add_together(this, "add_select", "components", value::take(&select))
    }
}

setters! { DiscordActionRowBuilder;
    /// Sets the number of the component in the message. Discord assigns one by default.
    set_id(id: i64) => "id";
}
