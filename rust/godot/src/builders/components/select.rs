//! The five kinds of menus.

use discord_rest::schema::Shape;
use discord_rest::shapes::component::{
    CHANNEL_SELECT, MENTIONABLE_SELECT, ROLE_SELECT, STRING_SELECT, USER_SELECT,
};
use godot::prelude::*;
use serde_json::json;

use crate::builders::{Draft, add, builder, set, setters, value};
use crate::options::Anything;

builder! {
    /// Builds a menu to choose from: of texts the bot gives, or of users, roles or channels, which Discord fills in.
    ///
    /// ```gdscript
    /// var weapon := DiscordSelectBuilder.string("weapon", "Choose a weapon")
    /// weapon.add_option("Sword", "sword", "Strong and slow", "🗡️").add_option("Bow", "bow")
    /// var message := DiscordMessageBuilder.create("Get ready").add_select(weapon)
    /// ```
    ///
    /// In a message one entry is chosen, unless [method set_range] says something else. In a modal it stands below a label, see
    /// [method DiscordModalBuilder.add_input].
    ///
    /// [Menus](https://discord.com/developers/docs/components/reference#string-select)
    DiscordSelectBuilder of STRING_SELECT
}

#[godot_api]
impl DiscordSelectBuilder {
    /// Begins a menu of texts, see [method add_option]. `custom_id` is what the bot is told with the choice, 1 to 100 characters;
    /// `placeholder` is shown while nothing is chosen, 150 at most.
    #[func]
    fn string(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("string", 3, &STRING_SELECT, &custom_id, &placeholder)
    }

    /// Begins a menu of users. The parameters are those of [method string].
    #[func]
    fn user(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("user", 5, &USER_SELECT, &custom_id, &placeholder)
    }

    /// Begins a menu of roles. The parameters are those of [method string].
    #[func]
    fn role(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("role", 6, &ROLE_SELECT, &custom_id, &placeholder)
    }

    /// Begins a menu of users and roles. The parameters are those of [method string].
    #[func]
    fn mentionable(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin(
            "mentionable",
            7,
            &MENTIONABLE_SELECT,
            &custom_id,
            &placeholder,
        )
    }

    /// Begins a menu of channels, see [method set_channel_types]. The parameters are those of [method string].
    #[func]
    fn channel(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("channel", 8, &CHANNEL_SELECT, &custom_id, &placeholder)
    }

    /// Adds an entry to a menu of texts, 25 at most. `value` is what the bot is told; `chosen` is whether it is chosen before anybody
    /// touches the menu. The texts have 100 characters at most.
    #[func(gd_self)]
    fn add_option(
        this: Gd<Self>,
        label: GString,
        value: GString,
        #[opt(default = "")] description: GString,
        #[opt(default = Anything::default())] emoji: Anything,
        #[opt(default = false)] chosen: bool,
    ) -> Gd<Self> {
        let option = value::emoji(&emoji.0).map(|emoji| {
            let mut option = value::option(&label, &value, &description, chosen);
            if !emoji.is_null() {
                option["emoji"] = emoji;
            }
            option
        });
        add(this, "add_option", "options", option)
    }

    /// Chooses a user before anybody touches the menu: a [DiscordUser], a [DiscordMember] or an id.
    #[func(gd_self)]
    fn add_default_user(this: Gd<Self>, user: Variant) -> Gd<Self> {
        Self::choose(this, "add_default_user", "user", &user)
    }

    /// Chooses a role before anybody touches the menu: a [DiscordRole] or an id.
    #[func(gd_self)]
    fn add_default_role(this: Gd<Self>, role: Variant) -> Gd<Self> {
        Self::choose(this, "add_default_role", "role", &role)
    }

    /// Chooses a channel before anybody touches the menu: a [DiscordChannel] or an id.
    #[func(gd_self)]
    fn add_default_channel(this: Gd<Self>, channel: Variant) -> Gd<Self> {
        Self::choose(this, "add_default_channel", "channel", &channel)
    }

    /// Sets how many entries must and can be chosen, 0 to 25 and 1 to 25.
    #[func(gd_self)]
    fn set_range(this: Gd<Self>, min_values: i64, max_values: i64) -> Gd<Self> {
        let this = set(this, "set_range", "min_values", &min_values.to_variant());
        set(this, "set_range", "max_values", &max_values.to_variant())
    }

    fn begin(
        method: &str,
        kind: u8,
        shape: &'static Shape,
        custom_id: &GString,
        placeholder: &GString,
    ) -> Gd<Self> {
        let draft = Draft::new("DiscordSelectBuilder", shape).with("type", kind);
        let this = set(
            Self::over(draft),
            method,
            "custom_id",
            &custom_id.to_variant(),
        );
        match placeholder.is_empty() {
            true => this,
            false => set(this, method, "placeholder", &placeholder.to_variant()),
        }
    }

    fn choose(this: Gd<Self>, method: &str, kind: &str, chosen: &Variant) -> Gd<Self> {
        let chosen = value::id(chosen).map(|id| json!({"id": id, "type": kind}));
        add(this, method, "default_values", chosen)
    }
}

setters! { DiscordSelectBuilder;
    /// Sets the text shown while nothing is chosen, 150 characters at most.
    set_placeholder(placeholder: GString) => "placeholder";
    /// Sets the kinds of channels in a menu of channels, see [DiscordChannelType]. All if there are none.
    set_channel_types(types: PackedInt64Array) => "channel_types";
    /// Sets whether it is greyed out and cannot be used. In messages only.
    set_disabled(disabled: bool = true) => "disabled";
    /// Sets whether something must be chosen, as it must be unless this says otherwise. In modals only.
    set_required(required: bool = true) => "required";
    /// Sets its number in the message or modal. Discord counts those that have none.
    set_id(id: i64) => "id";
}
