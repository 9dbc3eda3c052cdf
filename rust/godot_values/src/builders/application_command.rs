//! The builder of application commands.

use discord_rest::objects::COMMAND;
use godot::prelude::*;

use super::command_option::adders;
use super::{add_together, builder, change, set, setters, value};

builder! {
    /// Builds an application command: a slash command, or a user or message context-menu command.
    ///
    /// ```gdscript
    /// var roll := DiscordApplicationCommandBuilder.slash("roll", "Rolls dice")
    /// roll.add_integer_option("sides", "How many sides", {"required": true, "min_value": 2, "max_value": 100})
    /// roll.add_string_option("color", "Which dice", {"choices": ["red", "blue"]})
    /// ```
    ///
    /// [Application Commands](https://discord.com/developers/docs/interactions/application-commands)
    DiscordApplicationCommandBuilder of COMMAND with "type": 1
}

#[godot_api]
impl DiscordApplicationCommandBuilder {
    /// Creates a slash command. `name` is 1 to 32 lower-case letters, digits, `-` and `_`; `description` is shown below it, 1 to
    /// 100 characters.
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

    /// Creates a user context-menu command. `name` is shown in the menu, 1 to 32 characters.
    #[func]
    fn user(name: GString) -> Gd<Self> {
        Self::named(Self::of(2), "user", &name)
    }

    /// Creates a message context-menu command. `name` is shown in the menu, 1 to 32 characters.
    #[func]
    fn message(name: GString) -> Gd<Self> {
        Self::named(Self::of(3), "message", &name)
    }

    /// Creates the entry point command, which launches the application's activity. The parameters are those of [method slash];
    /// see [method set_handler].
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

    /// Adds an option or a subcommand, 25 at most: a [DiscordCommandOptionBuilder], a [DiscordApplicationCommandOption] or a
    /// [Dictionary].
    #[func(gd_self)]
    fn add_option(this: Gd<Self>, option: Variant) -> Gd<Self> {
        add_together(this, "add_option", "options", value::take(&option))
    }

    fn of(kind: u8) -> Gd<Self> {
        Self::over(Self::empty().with("type", kind))
    }

    fn named(this: Gd<Self>, method: &str, name: &GString) -> Gd<Self> {
        // The valid names depend on the type of the command.
        change(this, method, |builder| {
            builder
                .set("name", value::take(&name.to_variant()))
                .or_else(|| builder.check_combination())
        })
    }
}

adders!(DiscordApplicationCommandBuilder);

setters! { DiscordApplicationCommandBuilder;
    /// Sets the name: 1 to 32 lower-case letters, digits, `-` and `_` for a slash command, any 1 to 32 characters for a
    /// context-menu command.
    set_name(name: GString) => "name";
    /// Sets the type, see [DiscordApplicationCommandType]. The default is
    /// [constant DiscordApplicationCommandType.CHAT_INPUT], a slash command.
    set_type(command_type: i64) => "type";
    /// Sets the description, 1 to 100 characters. Context-menu commands have none.
    set_description(description: GString) => "description";
    /// Sets the translations of the name, such as `{"de": "werfen"}`, by Discord's locales.
    set_name_localizations(names: AnyDictionary) => "name_localizations";
    /// Sets the translations of the description, 1 to 100 characters each.
    set_description_localizations(descriptions: AnyDictionary) => "description_localizations";
    /// Sets the permissions that a member needs to use the command, see [DiscordPermissions]; `0` is for administrators only.
    /// Guilds can change this.
    set_default_member_permissions(permissions: i64) => "default_member_permissions";
    /// Sets where the command can be used, see [DiscordInteractionContextType]. Everywhere by default.
    set_contexts(contexts: PackedInt64Array) => "contexts";
    /// Sets the integration types of the application that the command is available for, see
    /// [DiscordApplicationIntegrationType].
    set_integration_types(types: PackedInt64Array) => "integration_types";
    /// If `nsfw` is `true`, the command is age-restricted (NSFW).
    set_nsfw(nsfw: bool = true) => "nsfw";
    /// Sets who handles the launch of the activity, see [DiscordEntryPointCommandHandler]. Only for entry point commands.
    set_handler(handler: i64) => "handler";
}
