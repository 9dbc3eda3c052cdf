//! The builder of containers.

use discord_rest::objects::component::CONTAINER;
use godot::prelude::*;

use crate::builders::{arrange, builder, setters, value};

builder! {
    /// Builds a container: a box around other components, optionally with an accent color. It can replace embeds, and more.
    ///
    /// ```gdscript
    /// var box := DiscordContainerBuilder.create().set_accent_color(Color.GOLD)
    /// box.add_text("# Round 3").add_separator().add_text("Ada is ahead by 200 points.")
    /// box.add_button(DiscordButtonBuilder.primary("next", "Next round"))
    /// await client.rest.create_message(channel_id, DiscordMessageBuilder.create().add_component(box))
    /// ```
    ///
    /// [Containers](https://discord.com/developers/docs/components/reference#container)
    DiscordContainerBuilder of CONTAINER with "type": 17
}

#[godot_api]
impl DiscordContainerBuilder {
    /// Creates an empty container.
    #[func]
    fn create() -> Gd<Self> {
        Self::over(Self::empty())
    }

    /// Adds a text with Markdown, 1 to 4000 characters.
    #[func(gd_self)]
    fn add_text(this: Gd<Self>, text: GString) -> Gd<Self> {
        arrange::component(this, "add_text", Ok(arrange::text(&text)))
    }

    /// Adds a separator: a gap with or without a line.
    #[func(gd_self)]
    fn add_separator(this: Gd<Self>, #[opt(default = true)] divider: bool) -> Gd<Self> {
        arrange::component(this, "add_separator", Ok(arrange::separator(divider)))
    }

    /// Adds a button after the others, in a new row if the last one is full: a [DiscordButtonBuilder], a [DiscordComponent] or a
    /// [Dictionary].
    #[func(gd_self)]
    fn add_button(this: Gd<Self>, button: Variant) -> Gd<Self> {
        arrange::button(this, "add_button", &button)
    }

    /// Adds a select menu: a [DiscordSelectBuilder], a [DiscordComponent] or a [Dictionary].
    #[func(gd_self)]
    fn add_select(this: Gd<Self>, select: Variant) -> Gd<Self> {
        arrange::select(this, "add_select", &select)
    }

    /// Adds a component: a [DiscordActionRowBuilder], [DiscordSectionBuilder], [DiscordTextDisplayBuilder],
    /// [DiscordMediaGalleryBuilder], [DiscordFileComponentBuilder] or [DiscordSeparatorBuilder], a [DiscordComponent] or a
    /// [Dictionary].
    #[func(gd_self)]
    fn add_component(this: Gd<Self>, component: Variant) -> Gd<Self> {
        arrange::component(this, "add_component", value::take(&component))
    }
}

setters! { DiscordContainerBuilder;
    /// Sets the accent color: a [Color], `0xRRGGBB` or `"#RRGGBB"`.
    set_accent_color(color: Variant) => "accent_color";
    /// If `spoiler` is `true`, the container is hidden until it is clicked.
    set_spoiler(spoiler: bool = true) => "spoiler";
    /// Sets the number of the component in the message. Discord assigns one by default.
    set_id(id: i64) => "id";
}
