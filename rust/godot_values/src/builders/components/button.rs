//! The builder of buttons.

use discord_rest::objects::component::BUTTON;
use godot::prelude::*;

use crate::builders::{ObjectBuilder, builder, put, set, setters, value};

builder! {
    /// Builds a button, in one of six styles.
    ///
    /// Buttons of four styles have a custom id, and send an interaction to the bot when they are pressed. A link button opens a
    /// URL, a premium button offers a SKU to buy.
    ///
    /// ```gdscript
    /// var message := DiscordMessageBuilder.create("Another round?")
    /// message.add_button(DiscordButtonBuilder.success("again", "Yes")).add_button(DiscordButtonBuilder.danger("stop", "No"))
    /// ```
    ///
    /// [Buttons](https://discord.com/developers/docs/components/reference#button)
    DiscordButtonBuilder of BUTTON with "type": 2, "style": PRIMARY
}

const PRIMARY: u8 = 1;
const SECONDARY: u8 = 2;
const SUCCESS: u8 = 3;
const DANGER: u8 = 4;
const LINK: u8 = 5;
const PREMIUM: u8 = 6;

#[godot_api]
impl DiscordButtonBuilder {
    /// Creates a blurple button, for the most important action. `custom_id` identifies the button in interactions, 1 to 100
    /// characters; `label` is the text on it, 80 characters at most.
    #[func]
    fn primary(custom_id: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        Self::named("primary", PRIMARY, &custom_id, &label)
    }

    /// Creates a gray button, for one of several actions. The parameters are those of [method primary].
    #[func]
    fn secondary(custom_id: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        Self::named("secondary", SECONDARY, &custom_id, &label)
    }

    /// Creates a green button, for confirming or completing something. The parameters are those of [method primary].
    #[func]
    fn success(custom_id: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        Self::named("success", SUCCESS, &custom_id, &label)
    }

    /// Creates a red button, for actions that cannot be undone. The parameters are those of [method primary].
    #[func]
    fn danger(custom_id: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        Self::named("danger", DANGER, &custom_id, &label)
    }

    /// Creates a button that opens a URL, 512 characters at most. The bot does not receive an interaction.
    #[func]
    fn link(url: GString, #[opt(default = "")] label: GString) -> Gd<Self> {
        let this = set(Self::over(Self::of(LINK)), "link", "url", &url.to_variant());
        Self::labeled(this, "link", &label)
    }

    /// Creates a button that offers a SKU to buy: a [DiscordSku], or its id. Discord sets the text. The bot does not receive an
    /// interaction.
    #[func]
    fn premium(sku: Variant) -> Gd<Self> {
        put(
            Self::over(Self::of(PREMIUM)),
            "premium",
            "sku_id",
            value::id(&sku),
        )
    }

    /// Sets the SKU that a premium button offers: a [DiscordSku], or its id.
    #[func(gd_self)]
    fn set_sku(this: Gd<Self>, sku: Variant) -> Gd<Self> {
        put(this, "set_sku", "sku_id", value::id(&sku))
    }

    /// Sets the emoji: `"🔥"`, `"name:id"` for a custom emoji, or a [DiscordEmoji].
    #[func(gd_self)]
    fn set_emoji(this: Gd<Self>, emoji: Variant) -> Gd<Self> {
        put(this, "set_emoji", "emoji", value::emoji(&emoji))
    }

    fn of(style: u8) -> ObjectBuilder {
        Self::empty().with("style", style)
    }

    fn named(method: &str, style: u8, custom_id: &GString, label: &GString) -> Gd<Self> {
        let this = Self::over(Self::of(style));
        Self::labeled(
            set(this, method, "custom_id", &custom_id.to_variant()),
            method,
            label,
        )
    }

    fn labeled(this: Gd<Self>, method: &str, label: &GString) -> Gd<Self> {
        match label.is_empty() {
            true => this,
            false => set(this, method, "label", &label.to_variant()),
        }
    }
}

setters! { DiscordButtonBuilder;
    /// Sets the style, see [DiscordButtonStyle]. The default is [constant DiscordButtonStyle.PRIMARY].
    set_style(style: i64) => "style";
    /// Sets the custom id, which identifies the button in interactions, 1 to 100 characters. Link and premium buttons
    /// have none.
    set_custom_id(custom_id: GString) => "custom_id";
    /// Sets the URL that a link button opens, 512 characters at most.
    set_url(url: GString) => "url";
    /// Sets the text, 80 characters at most.
    set_label(label: GString) => "label";
    /// If `disabled` is `true`, the button is grayed out and cannot be pressed.
    set_disabled(disabled: bool = true) => "disabled";
    /// Sets the number of the component in the message. Discord assigns one by default.
    set_id(id: i64) => "id";
}
