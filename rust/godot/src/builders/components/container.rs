//! Containers.

use discord_rest::shapes::component::CONTAINER;
use godot::prelude::*;

use crate::builders::{arrange, builder, setters, value};

builder! {
    /// Builds a box around other components, with a coloured edge if wanted: what embeds are, and more.
    ///
    /// ```gdscript
    /// var box := DiscordContainerBuilder.create().set_accent_color(Color.GOLD)
    /// box.add_text("# Round 3").add_separator().add_text("Ada is ahead by 200 points.")
    /// box.add_button(DiscordButtonBuilder.primary("next", "Next round"))
    /// await client.rest.create_message(channel_id, DiscordMessageBuilder.create().add_component(box))
    /// ```
    ///
    /// [Containers](https://discord.com/developers/docs/components/reference#container)
    DiscordContainerBuilder of CONTAINER
}

#[godot_api]
impl DiscordContainerBuilder {
    /// Begins an empty box.
    #[func]
    fn create() -> Gd<Self> {
        Self::over(Self::empty().with("type", 17))
    }

    /// Adds a text with Markdown, 1 to 4000 characters.
    #[func(gd_self)]
    fn add_text(this: Gd<Self>, text: GString) -> Gd<Self> {
        arrange::component(this, "add_text", Ok(arrange::text(&text)))
    }

    /// Adds a gap with a line in it, or without.
    #[func(gd_self)]
    fn add_separator(this: Gd<Self>, #[opt(default = true)] divider: bool) -> Gd<Self> {
        arrange::component(this, "add_separator", Ok(arrange::separator(divider)))
    }

    /// Adds a button behind the others, in a new row if the last one is full: a [DiscordButtonBuilder], a [DiscordComponent] or a
    /// [Dictionary].
    #[func(gd_self)]
    fn add_button(this: Gd<Self>, button: Variant) -> Gd<Self> {
        arrange::button(this, "add_button", &button)
    }

    /// Adds a menu: a [DiscordSelectBuilder], a [DiscordComponent] or a [Dictionary].
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
    /// Sets the colour of the edge: a [Color], `0xRRGGBB` or `"#RRGGBB"`.
    set_accent_color(color: Variant) => "accent_color";
    /// Sets whether it is hidden until it is clicked.
    set_spoiler(spoiler: bool = true) => "spoiler";
    /// Sets its number in the message. Discord counts those that have none.
    set_id(id: i64) => "id";
}
