//! Commands.

use discord_rest::shapes::COMMAND;
use godot::prelude::*;

use super::command_option::adders;
use super::{add_together, builder, change, set, setters, value};

builder! {
    /// Builds a command: one typed after a slash, or one in the menu of a user or message.
    ///
    /// ```gdscript
    /// var roll := DiscordApplicationCommandBuilder.slash("roll", "Rolls dice")
    /// roll.add_integer_option("sides", "How many sides", {"required": true, "min_value": 2, "max_value": 100})
    /// roll.add_string_option("colour", "Which dice", {"choices": ["red", "blue"]})
    /// ```
    ///
    /// [Application Commands](https://discord.com/developers/docs/interactions/application-commands)
    DiscordApplicationCommandBuilder of COMMAND
}

#[godot_api]
impl DiscordApplicationCommandBuilder {
    /// Begins a command typed after a slash. `name` is 1 to 32 letters, digits, `-` and `_` without capitals; `description` is what people see
    /// below it, 1 to 100 characters.
    #[func]
    fn slash(name: GString, description: GString) -> Gd<Self> {
        let this = set(
            Self::of(1),
            "slash",
            "description",
            &description.to_variant(),
        );
        Self::named(this, "slash", &name)
    }

    /// Begins a command in the menu of a user. `name` is what the menu shows, 1 to 32 characters.
    #[func]
    fn user(name: GString) -> Gd<Self> {
        Self::named(Self::of(2), "user", &name)
    }

    /// Begins a command in the menu of a message. `name` is what the menu shows, 1 to 32 characters.
    #[func]
    fn message(name: GString) -> Gd<Self> {
        Self::named(Self::of(3), "message", &name)
    }

    /// Begins the command that launches the application's activity. The parameters are those of [method slash]; see
    /// [method set_handler].
    #[func]
    fn entry_point(name: GString, description: GString) -> Gd<Self> {
        let this = set(
            Self::of(4),
            "entry_point",
            "description",
            &description.to_variant(),
        );
        Self::named(this, "entry_point", &name)
    }

    /// Adds something to enter or a subcommand, 25 at most: a [DiscordCommandOptionBuilder], a [DiscordApplicationCommandOption] or a
    /// [Dictionary].
    #[func(gd_self)]
    fn add_option(this: Gd<Self>, option: Variant) -> Gd<Self> {
        add_together(this, "add_option", "options", value::take(&option))
    }

    fn of(kind: u8) -> Gd<Self> {
        Self::over(Self::empty().with("type", kind))
    }

    fn named(this: Gd<Self>, method: &str, name: &GString) -> Gd<Self> {
        // What a name may be depends on the kind of command.
        change(this, method, |draft| {
            draft
                .set("name", value::take(&name.to_variant()))
                .or_else(|| draft.check_together())
        })
    }
}

adders!(DiscordApplicationCommandBuilder);

setters! { DiscordApplicationCommandBuilder;
    /// Sets the name in other languages, such as `{"de": "werfen"}`, by Discord's names of languages.
    set_name_localizations(names: AnyDictionary) => "name_localizations";
    /// Sets the description in other languages, 1 to 100 characters each.
    set_description_localizations(descriptions: AnyDictionary) => "description_localizations";
    /// Sets what a member must be allowed to do to use it, see [DiscordPermissions]; `0` is for administrators only. Guilds can decide
    /// otherwise.
    set_default_member_permissions(permissions: i64) => "default_member_permissions";
    /// Sets where it can be used, see [DiscordInteractionContextType]. Everywhere if it is not said.
    set_contexts(contexts: PackedInt64Array) => "contexts";
    /// Sets how the application must be installed for it, see [DiscordApplicationIntegrationType].
    set_integration_types(types: PackedInt64Array) => "integration_types";
    /// Sets whether it is for adults.
    set_nsfw(nsfw: bool = true) => "nsfw";
    /// Sets who launches the activity, see [DiscordEntryPointCommandHandler]. For entry points only.
    set_handler(handler: i64) => "handler";
}
