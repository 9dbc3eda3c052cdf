//! Buttons.

use discord_rest::shapes::component::BUTTON;
use godot::prelude::*;

use crate::builders::{Draft, builder, put, set, setters, value};

builder! {
    /// Builds a button, in one of six styles.
    ///
    /// Four of them tell the bot that they were pressed, by the custom id they were given; a link opens an address, a premium button
    /// offers something to buy.
    ///
    /// ```gdscript
    /// var message := DiscordMessageBuilder.create("Another round?")
    /// message.add_button(DiscordButtonBuilder.success("again", "Yes")).add_button(DiscordButtonBuilder.danger("stop", "No"))
    /// ```
    ///
    /// [Buttons](https://discord.com/developers/docs/components/reference#button)
    DiscordButtonBuilder of BUTTON
}

const PRIMARY: u8 = 1;
const SECONDARY: u8 = 2;
const SUCCESS: u8 = 3;
const DANGER: u8 = 4;
const LINK: u8 = 5;
const PREMIUM: u8 = 6;

#[godot_api]
impl DiscordButtonBuilder {
    /// Begins a button for the thing to do, blurple. `custom_id` is what the bot is told when it is pressed, 1 to 100 characters;
    /// `label` is the text on it, 80 at most.
    #[func]
    fn primary(custom_id: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        Self::named("primary", PRIMARY, &custom_id, &label)
    }

    /// Begins a button for one of several things to do, grey. The parameters are those of [method primary].
    #[func]
    fn secondary(custom_id: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        Self::named("secondary", SECONDARY, &custom_id, &label)
    }

    /// Begins a button that agrees or finishes, green. The parameters are those of [method primary].
    #[func]
    fn success(custom_id: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        Self::named("success", SUCCESS, &custom_id, &label)
    }

    /// Begins a button for what cannot be undone, red. The parameters are those of [method primary].
    #[func]
    fn danger(custom_id: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        Self::named("danger", DANGER, &custom_id, &label)
    }

    /// Begins a button that opens an address, 512 characters at most. The bot hears nothing of it.
    #[func]
    fn link(url: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        let this = set(Self::over(Self::of(LINK)), "link", "url", &url.to_variant());
        Self::labelled(this, "link", &label)
    }

    /// Begins a button that offers to buy a [DiscordSku], or one with this id. Discord writes the text. The bot hears nothing of it.
    #[func]
    fn premium(sku: Variant) -> Gd<Self> {
        put(
            Self::over(Self::of(PREMIUM)),
            "premium",
            "sku_id",
            value::id(&sku),
        )
    }

    /// Sets the emoji on it: `"🔥"`, `"name:id"` for a custom one, or a [DiscordEmoji].
    #[func(gd_self)]
    fn set_emoji(this: Gd<Self>, emoji: Variant) -> Gd<Self> {
        put(this, "set_emoji", "emoji", value::emoji(&emoji))
    }

    fn of(style: u8) -> Draft {
        Self::empty().with("type", 2).with("style", style)
    }

    fn named(method: &str, style: u8, custom_id: &GString, label: &GString) -> Gd<Self> {
        let this = Self::over(Self::of(style));
        Self::labelled(
            set(this, method, "custom_id", &custom_id.to_variant()),
            method,
            label,
        )
    }

    fn labelled(this: Gd<Self>, method: &str, label: &GString) -> Gd<Self> {
        match label.is_empty() {
            true => this,
            false => set(this, method, "label", &label.to_variant()),
        }
    }
}

setters! { DiscordButtonBuilder;
    /// Sets the text on it, 80 characters at most.
    set_label(label: GString) => "label";
    /// Sets whether it is greyed out and cannot be pressed.
    set_disabled(disabled: bool = true) => "disabled";
    /// Sets its number in the message. Discord counts those that have none.
    set_id(id: i64) => "id";
}
