//! The builder of select menus.

use discord_rest::objects::component::{
    CHANNEL_SELECT, MENTIONABLE_SELECT, ROLE_SELECT, STRING_SELECT, USER_SELECT,
};
use discord_rest::schema::ObjectSchema;
use godot::prelude::*;
use serde_json::json;

use crate::builders::{BuildError, add, builder, change, set, setters, value};
use crate::parameters::Anything;

builder! {
    /// Builds a select menu: with options that the bot defines, or with users, roles or channels.
    ///
    /// ```gdscript
    /// var weapon := DiscordSelectBuilder.string("weapon", "Choose a weapon")
    /// weapon.add_option("Sword", "sword", "Strong and slow", "🗡️").add_option("Bow", "bow")
    /// var message := DiscordMessageBuilder.create("Get ready").add_select(weapon)
    /// ```
    ///
    /// In a message, exactly one option can be selected, unless [method set_range] is used. For a modal, see
    /// [method DiscordModalBuilder.add_input].
    ///
    /// [Select Menus](https://discord.com/developers/docs/components/reference#string-select)
    DiscordSelectBuilder of STRING_SELECT with "type": 3
}

#[godot_api]
impl DiscordSelectBuilder {
    /// Creates a string select menu, see [method add_option]. `custom_id` identifies it in the interaction, 1 to 100 characters;
    /// `placeholder` is shown while nothing is selected, 150 characters at most.
    #[func]
    fn string(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("string", 3, &custom_id, &placeholder)
    }

    /// Creates a select menu for users. The parameters are those of [method string].
    #[func]
    fn user(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("user", 5, &custom_id, &placeholder)
    }

    /// Creates a select menu for roles. The parameters are those of [method string].
    #[func]
    fn role(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("role", 6, &custom_id, &placeholder)
    }

    /// Creates a select menu for users and roles. The parameters are those of [method string].
    #[func]
    fn mentionable(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("mentionable", 7, &custom_id, &placeholder)
    }

    /// Creates a select menu for channels, see [method set_channel_types]. The parameters are those of [method string].
    #[func]
    fn channel(custom_id: GString, #[opt(default = "")] placeholder: GString) -> Gd<Self> {
        Self::begin("channel", 8, &custom_id, &placeholder)
    }

    /// Adds an option to a string select menu, 25 at most. `value` is what the bot receives. If `chosen` is `true`, the
    /// option is selected by default. Each text has 100 characters at most.
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

    /// Selects a user by default: a [DiscordUser], a [DiscordMember] or an id.
    #[func(gd_self)]
    fn add_default_user(this: Gd<Self>, user: Variant) -> Gd<Self> {
        Self::choose(this, "add_default_user", "user", &user)
    }

    /// Selects a role by default: a [DiscordRole] or an id.
    #[func(gd_self)]
    fn add_default_role(this: Gd<Self>, role: Variant) -> Gd<Self> {
        Self::choose(this, "add_default_role", "role", &role)
    }

    /// Selects a channel by default: a [DiscordChannel] or an id.
    #[func(gd_self)]
    fn add_default_channel(this: Gd<Self>, channel: Variant) -> Gd<Self> {
        Self::choose(this, "add_default_channel", "channel", &channel)
    }

    /// Sets the minimum (0 to 25) and the maximum (1 to 25) number of selected options.
    #[func(gd_self)]
    fn set_range(this: Gd<Self>, min_values: i64, max_values: i64) -> Gd<Self> {
        let this = set(this, "set_range", "min_values", &min_values.to_variant());
        set(this, "set_range", "max_values", &max_values.to_variant())
    }

    /// Sets the type of the select menu, see [DiscordComponentType]. The default is
    /// [constant DiscordComponentType.STRING_SELECT].
    #[func(gd_self)]
    fn set_type(this: Gd<Self>, select_type: i64) -> Gd<Self> {
        change(this, "set_type", |builder| match schema_of(select_type) {
            Some((kind, schema)) => {
                builder.change_kind(kind, schema);
                None
            }
            None => builder.refuse(
                Some("type".to_owned()),
                BuildError::Unfit(format!("{select_type} is not the type of a select menu")),
            ),
        })
    }

    fn begin(method: &str, kind: u8, custom_id: &GString, placeholder: &GString) -> Gd<Self> {
        let mut builder = Self::empty();
        if let Some((kind, schema)) = schema_of(kind.into()) {
            builder.change_kind(kind, schema);
        }
        let this = set(
            Self::over(builder),
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

/// Returns the schema of select menus of this type.
fn schema_of(kind: i64) -> Option<(u8, &'static ObjectSchema)> {
    Some(match kind {
        3 => (3, &STRING_SELECT),
        5 => (5, &USER_SELECT),
        6 => (6, &ROLE_SELECT),
        7 => (7, &MENTIONABLE_SELECT),
        8 => (8, &CHANNEL_SELECT),
        _ => return None,
    })
}

setters! { DiscordSelectBuilder;
    /// Sets the custom id, which identifies the component in the interaction, 1 to 100 characters.
    set_custom_id(custom_id: GString) => "custom_id";
    /// Sets the text that is shown while nothing is selected, 150 characters at most.
    set_placeholder(placeholder: GString) => "placeholder";
    /// Sets the types of channels in a channel select menu, see [DiscordChannelType]. If empty, all types are included.
    set_channel_types(types: PackedInt64Array) => "channel_types";
    /// If `disabled` is `true`, the select menu is grayed out and cannot be used. Only in messages.
    set_disabled(disabled: bool = true) => "disabled";
    /// If `required` is `true`, an option must be selected. This is the default. Only in modals.
    set_required(required: bool = true) => "required";
    /// Sets the number of the component in the message or modal. Discord assigns one by default.
    set_id(id: i64) => "id";
}
