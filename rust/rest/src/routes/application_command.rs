//! [Application commands](https://discord.com/developers/docs/interactions/application-commands).
//!
//! The permissions of a command in a guild can be fetched, but not set: only users can change them, not bots.

use crate::objects::COMMAND;
use crate::objects::application_command::{COMMAND_CHANGE, NEW_COMMAND, described};

routes! {
    application_command_routes ($);

    /// Fetches the bot's global commands.
    ///
    /// `application_id`: `0` means the bot's own. If the option `with_localizations` is `true`, names and descriptions in all
    /// languages are included. Returns an [Array] of [DiscordApplicationCommand], empty on failure.
    ///
    /// ```gdscript
    /// var commands: Array[DiscordApplicationCommand] = await client.rest.get_global_application_commands(0)
    /// ```
    ///
    /// [Get Global Application Commands](https://discord.com/developers/docs/interactions/application-commands#get-global-application-commands)
    get_global_application_commands = GET "/applications/{application_id}/commands" {
        path: (application_id: id),
        required: (),
        query: [with_localizations: bool],
        reason: no,
        result: [ApplicationCommand],
    }

    /// Sets all global commands of the bot. Commands that are not in the list are deleted.
    ///
    /// This is the best way for a game to register its commands: call it once after a change, with all commands.
    /// `application_id`: `0` means the bot's own. `application_commands` are [Dictionary]s with a `name` and the
    /// options of [method create_global_application_command]. There can be up to 100 slash commands, 15 user commands
    /// and 15 message commands. An existing command, identified by its name and type or by its `id`, keeps its id and
    /// its permissions. An application with an activity must include its entry point command (type 4).
    ///
    /// Returns the commands as an [Array] of [DiscordApplicationCommand], empty on failure (30034: more than 200 new commands in
    /// a day, 50035: a command is invalid).
    ///
    /// ```gdscript
    /// await client.rest.bulk_overwrite_global_application_commands(0, [
    ///     {"name": "roll", "description": "Rolls a die"},
    ///     {"name": "challenge", "type": DiscordApplicationCommandType.USER},
    /// ])
    /// ```
    ///
    /// [Bulk Overwrite Global Application Commands](https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands)
    bulk_overwrite_global_application_commands = PUT "/applications/{application_id}/commands" {
        path: (application_id: id),
        required: (),
        raw_body: (application_commands: list(object(COMMAND), 0..=130)),
        reason: no,
        result: [ApplicationCommand],
    }

    /// Creates a global command. A command of the same name and type is overwritten.
    ///
    /// `application_id`: `0` means the bot's own. `name` has 1 to 32 characters; the name of a slash command is lower case and
    /// without spaces. Options:
    ///
    /// - `type`: see [DiscordApplicationCommandType]: `1` (the default) is a slash command, `2` a user context-menu command, `3`
    ///   a message context-menu command, and `4` the entry point command that launches the activity.
    /// - `description`: 1 to 100 characters. Required for slash commands; context-menu commands have none.
    /// - `options`: up to 25 options or subcommands; required options come first. Only for type 1.
    /// - `name_localizations`, `description_localizations`: translations, such as `{"de": "würfeln"}`.
    /// - `default_member_permissions`: the permissions that a member needs to use the command, see
    ///   [DiscordPermissions]; `0` is for administrators only. Guilds can change this. `default_permission`, which
    ///   Discord has deprecated, disables the command for all users if it is `false`.
    /// - `contexts`: where the command can be used, see [DiscordInteractionContextType]; `integration_types`: the
    ///   integration types of the application that the command is available for, see
    ///   [DiscordApplicationIntegrationType]. `dm_permission` is the old form of `contexts`.
    /// - `nsfw`: if `true`, the command is age-restricted. `handler`, only for type 4: `1` sends the bot an interaction, `2` has
    ///   Discord launch the activity.
    ///
    /// Returns the [DiscordApplicationCommand], or `null` on failure (30032: there are too many commands, 30034: more than 200
    /// new commands in a day).
    ///
    /// ```gdscript
    /// await client.rest.create_global_application_command(0, "roll", {
    ///     "description": "Rolls a die",
    ///     "options": [{
    ///         "type": DiscordApplicationCommandOptionType.INTEGER,
    ///         "name": "sides",
    ///         "description": "How many sides it has",
    ///         "min_value": 2,
    ///     }],
    /// })
    /// ```
    ///
    /// [Create Global Application Command](https://discord.com/developers/docs/interactions/application-commands#create-global-application-command)
    create_global_application_command = POST "/applications/{application_id}/commands" {
        path: (application_id: id),
        required: (name: text(1..=32)),
        body_of: NEW_COMMAND,
        check: described,
        reason: no,
        result: ApplicationCommand,
    }

    /// Fetches one global command.
    ///
    /// `application_id`: `0` means the bot's own. Returns a [DiscordApplicationCommand], or `null` on failure (10063: no such
    /// command).
    ///
    /// ```gdscript
    /// var command: DiscordApplicationCommand = await client.rest.get_global_application_command(0, command_id)
    /// ```
    ///
    /// [Get Global Application Command](https://discord.com/developers/docs/interactions/application-commands#get-global-application-command)
    get_global_application_command = GET "/applications/{application_id}/commands/{command_id}" {
        path: (application_id: id, command_id: id),
        required: (),
        reason: no,
        result: ApplicationCommand,
    }

    /// Deletes a global command.
    ///
    /// `application_id`: `0` means the bot's own. Returns `true`, or `false` on failure (10063: no such command).
    ///
    /// ```gdscript
    /// await client.rest.delete_global_application_command(0, command.id)
    /// ```
    ///
    /// [Delete Global Application Command](https://discord.com/developers/docs/interactions/application-commands#delete-global-application-command)
    delete_global_application_command = DELETE "/applications/{application_id}/commands/{command_id}" {
        path: (application_id: id, command_id: id),
        required: (),
        reason: no,
        result: bool,
    }

    /// Changes a global command. Omitted options are left unchanged.
    ///
    /// `application_id`: `0` means the bot's own. The options are `name` and those of
    /// [method create_global_application_command] except `type`; a list such as `options` replaces the entire old list.
    /// Returns the changed [DiscordApplicationCommand], or `null` on failure (10063: no such command, 40041: another
    /// command has that name).
    ///
    /// ```gdscript
    /// await client.rest.edit_global_application_command(0, command.id, {"description": "Rolls up to 10 dice"})
    /// ```
    ///
    /// [Edit Global Application Command](https://discord.com/developers/docs/interactions/application-commands#edit-global-application-command)
    edit_global_application_command = PATCH "/applications/{application_id}/commands/{command_id}" {
        path: (application_id: id, command_id: id),
        required: (),
        body_of: COMMAND_CHANGE,
        reason: no,
        result: ApplicationCommand,
    }

    /// Fetches the bot's commands that belong to one guild. Global commands are not included.
    ///
    /// `application_id`: `0` means the bot's own. If the option `with_localizations` is `true`, names and descriptions in all
    /// languages are included. Returns an [Array] of [DiscordApplicationCommand], empty on failure (50001: the bot is not in the
    /// guild, or was added without the `applications.commands` scope).
    ///
    /// ```gdscript
    /// var commands: Array[DiscordApplicationCommand] = await client.rest.get_guild_application_commands(0, guild_id)
    /// ```
    ///
    /// [Get Guild Application Commands](https://discord.com/developers/docs/interactions/application-commands#get-guild-application-commands)
    get_guild_application_commands = GET "/applications/{application_id}/guilds/{guild_id}/commands" {
        path: (application_id: id, guild_id: id),
        required: (),
        query: [with_localizations: bool],
        reason: no,
        result: [ApplicationCommand],
    }

    /// Sets all commands of the bot that belong to one guild. Commands that are not in the list are deleted.
    ///
    /// `application_id`: `0` means the bot's own. `application_commands` is a list as in
    /// [method bulk_overwrite_global_application_commands], with the same limits for each guild. Returns the commands as an
    /// [Array] of [DiscordApplicationCommand], empty on failure (50001: the bot is not in the guild, 30034: more than 200 new
    /// commands in a day).
    ///
    /// ```gdscript
    /// await client.rest.bulk_overwrite_guild_application_commands(0, test_guild_id, [
    ///     {"name": "spawn", "description": "Puts a monster into the arena"},
    /// ])
    /// ```
    ///
    /// [Bulk Overwrite Guild Application Commands](https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-guild-application-commands)
    bulk_overwrite_guild_application_commands = PUT "/applications/{application_id}/guilds/{guild_id}/commands" {
        path: (application_id: id, guild_id: id),
        required: (),
        raw_body: (application_commands: list(object(COMMAND), 0..=130)),
        reason: no,
        result: [ApplicationCommand],
    }

    /// Creates a command in one guild. A command of the same name and type is overwritten.
    ///
    /// This is useful for testing a command. `application_id`: `0` means the bot's own. `name` and the options are
    /// those of [method create_global_application_command]. Returns the [DiscordApplicationCommand], or `null` on
    /// failure (50001: the bot is not in the guild, 30032: there are too many commands).
    ///
    /// ```gdscript
    /// await client.rest.create_guild_application_command(0, guild_id, "roll", {"description": "Rolls a die"})
    /// ```
    ///
    /// [Create Guild Application Command](https://discord.com/developers/docs/interactions/application-commands#create-guild-application-command)
    create_guild_application_command = POST "/applications/{application_id}/guilds/{guild_id}/commands" {
        path: (application_id: id, guild_id: id),
        required: (name: text(1..=32)),
        body_of: NEW_COMMAND,
        check: described,
        reason: no,
        result: ApplicationCommand,
    }

    /// Fetches the permissions of all of the bot's commands in a guild, as its administrators have set them.
    ///
    /// `application_id`: `0` means the bot's own. Commands without permissions of their own are not in the list. An entry with
    /// the application's id applies to all of them. Returns an [Array] of [DiscordApplicationCommandPermissions], empty on
    /// failure (50001: the bot is not in the guild). Bots cannot change them.
    ///
    /// ```gdscript
    /// var all: Array = await client.rest.get_guild_application_command_permissions(0, guild_id)
    /// for rules: DiscordApplicationCommandPermissions in all:
    ///     print("%d has %d rules" % [rules.id, rules.permissions.size()])
    /// ```
    ///
    /// [Get Guild Application Command Permissions](https://discord.com/developers/docs/interactions/application-commands#get-guild-application-command-permissions)
    get_guild_application_command_permissions = GET "/applications/{application_id}/guilds/{guild_id}/commands/permissions" {
        path: (application_id: id, guild_id: id),
        required: (),
        reason: no,
        result: [ApplicationCommandPermissions],
    }

    /// Fetches one command of a guild.
    ///
    /// `application_id`: `0` means the bot's own. Returns a [DiscordApplicationCommand], or `null` on failure (10063: no such
    /// command).
    ///
    /// ```gdscript
    /// var command: DiscordApplicationCommand = await client.rest.get_guild_application_command(0, guild_id, command_id)
    /// ```
    ///
    /// [Get Guild Application Command](https://discord.com/developers/docs/interactions/application-commands#get-guild-application-command)
    get_guild_application_command = GET "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" {
        path: (application_id: id, guild_id: id, command_id: id),
        required: (),
        reason: no,
        result: ApplicationCommand,
    }

    /// Deletes a command of a guild.
    ///
    /// `application_id`: `0` means the bot's own. Returns `true`, or `false` on failure (10063: no such command).
    ///
    /// ```gdscript
    /// await client.rest.delete_guild_application_command(0, guild_id, command.id)
    /// ```
    ///
    /// [Delete Guild Application Command](https://discord.com/developers/docs/interactions/application-commands#delete-guild-application-command)
    delete_guild_application_command = DELETE "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" {
        path: (application_id: id, guild_id: id, command_id: id),
        required: (),
        reason: no,
        result: bool,
    }

    /// Changes a command of a guild. Omitted options are left unchanged.
    ///
    /// `application_id`: `0` means the bot's own. The options are `name` and those of
    /// [method create_global_application_command] except `type`; a list such as `options` replaces the entire old list.
    /// Returns the changed [DiscordApplicationCommand], or `null` on failure (10063: no such command, 40041: another
    /// command has that name).
    ///
    /// ```gdscript
    /// await client.rest.edit_guild_application_command(0, guild_id, command.id, {
    ///     "default_member_permissions": DiscordPermissions.MANAGE_GUILD,
    /// })
    /// ```
    ///
    /// [Edit Guild Application Command](https://discord.com/developers/docs/interactions/application-commands#edit-guild-application-command)
    edit_guild_application_command = PATCH "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" {
        path: (application_id: id, guild_id: id, command_id: id),
        required: (),
        body_of: COMMAND_CHANGE,
        reason: no,
        result: ApplicationCommand,
    }

    /// Fetches the permissions of one of the bot's commands in a guild, as its administrators have set them.
    ///
    /// `application_id`: `0` means the bot's own. `command_id` may also be the application's id, for the permissions that apply
    /// to all its commands. Returns a [DiscordApplicationCommandPermissions], or `null` on failure (10066: the command has no
    /// permissions of its own).
    ///
    /// ```gdscript
    /// var rules: DiscordApplicationCommandPermissions = (
    ///     await client.rest.get_application_command_permissions(0, guild_id, command.id)
    /// )
    /// ```
    ///
    /// [Get Application Command Permissions](https://discord.com/developers/docs/interactions/application-commands#get-application-command-permissions)
    get_application_command_permissions = GET "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions" {
        path: (application_id: id, guild_id: id, command_id: id),
        required: (),
        reason: no,
        result: ApplicationCommandPermissions,
    }
}
