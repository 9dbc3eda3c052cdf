//! [Application commands](https://discord.com/developers/docs/interactions/application-commands).
//!
//! Who may use a command in a guild can be read but not set here: Discord takes that only from a person, never from a bot.

use crate::shapes::COMMAND;
use crate::shapes::application_command::{COMMAND_CHANGE, NEW_COMMAND, described};

routes! {
    application_command_routes ($);

    /// Fetches the bot's commands that are there in every guild.
    ///
    /// `application_id`: `0` means the bot's own. With the option `with_localizations` as `true`, names and descriptions in all
    /// languages are told; else they are not. Gives an [Array] of [DiscordApplicationCommand], empty on failure.
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

    /// Sets all commands of the bot that are there in every guild. Those that are not in the list are deleted.
    ///
    /// The best way for a game to announce its commands: call it once after a change, with all of them. `application_id`: `0`
    /// means the bot's own. `application_commands` are [Dictionary]s with a `name` and what
    /// [method create_global_application_command] takes as options. Up to 100 of them may be typed after a slash, 15 stand in
    /// menus of users, 15 in those of messages. A command that is there already keeps its id and its permissions, known by its
    /// name and type, or by its `id`. An app with an activity must list its entry point (type 4) too.
    ///
    /// Gives the commands as an [Array] of [DiscordApplicationCommand], empty on failure (30034: more than 200 new ones in a day,
    /// 50035: what is wrong with which).
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
        whole: (application_commands: list(object(COMMAND), 0..=130)),
        reason: no,
        result: [ApplicationCommand],
    }

    /// Makes a command that is there in every guild. One of the same name and type is overwritten.
    ///
    /// `application_id`: `0` means the bot's own. `name` has 1 to 32 characters, lower case and without spaces if it is typed
    /// after a slash. Options:
    ///
    /// - `type`: 1 is typed after a slash, and meant where it is left out; 2 stands in the menu of a user, 3 in that of a
    ///   message, 4 starts the activity.
    /// - `description`: what it does, 1 to 100 characters. Needed if it is typed; those of menus have none.
    /// - `options`: up to 25 things to enter, or subcommands; what is required stands first. Only for type 1.
    /// - `name_localizations`, `description_localizations`: the same in other languages, such as `{"de": "würfeln"}`.
    /// - `default_member_permissions`: what a member must be allowed to do to use it, see [DiscordPermissions]; 0 is for
    ///   administrators only. Guilds can change it. `default_permission`, which Discord has deprecated, disables the command for
    ///   everybody if it is `false`.
    /// - `contexts`: where it can be used, see [DiscordInteractionContextType]; `integration_types`: for whom it is installed,
    ///   see [DiscordApplicationIntegrationType]. `dm_permission` is the old form of `contexts`.
    /// - `nsfw`: whether it is for adults. `handler`, only for type 4: 1 tells the bot, 2 has Discord start the activity.
    ///
    /// Gives the [DiscordApplicationCommand], or `null` on failure (30032: there are too many, 30034: more than 200 new ones in a
    /// day).
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

    /// Fetches one command that is there in every guild.
    ///
    /// `application_id`: `0` means the bot's own. Gives a [DiscordApplicationCommand], or `null` on failure (10063: no such
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

    /// Deletes a command that is there in every guild.
    ///
    /// `application_id`: `0` means the bot's own. Gives `true`, or `false` on failure (10063: no such command).
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

    /// Changes a command that is there in every guild. What is left out stays as it is.
    ///
    /// `application_id`: `0` means the bot's own. The options are `name` and those of [method create_global_application_command]
    /// but `type`; a list such as `options` takes the place of the old one as a whole. Gives the changed
    /// [DiscordApplicationCommand], or `null` on failure (10063: no such command, 40041: another has that name).
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

    /// Fetches the bot's commands that are there in one guild only. Those of all guilds are not among them.
    ///
    /// `application_id`: `0` means the bot's own. With the option `with_localizations` as `true`, names and descriptions in all
    /// languages are told; else they are not. Gives an [Array] of [DiscordApplicationCommand], empty on failure (50001: the bot
    /// is not in the guild, or was added without the scope `applications.commands`).
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

    /// Sets all commands of the bot that are there in one guild only. Those that are not in the list are deleted.
    ///
    /// `application_id`: `0` means the bot's own. `application_commands` is a list as
    /// [method bulk_overwrite_global_application_commands] takes it, with the same limits for each guild. Gives the commands as
    /// an [Array] of [DiscordApplicationCommand], empty on failure (50001: the bot is not in the guild, 30034: more than 200 new
    /// ones in a day).
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
        whole: (application_commands: list(object(COMMAND), 0..=130)),
        reason: no,
        result: [ApplicationCommand],
    }

    /// Makes a command that is there in one guild only. One of the same name and type is overwritten.
    ///
    /// Good for trying a command out. `application_id`: `0` means the bot's own. `name` and the options are those of
    /// [method create_global_application_command]. Gives the [DiscordApplicationCommand], or `null` on failure (50001: the bot is
    /// not in the guild, 30032: there are too many).
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

    /// Fetches who may use which of the bot's commands in a guild, as its administrators set it.
    ///
    /// `application_id`: `0` means the bot's own. Commands nobody made rules for are not in the list. An entry with the
    /// application's id holds for all of them. Gives an [Array] of [DiscordApplicationCommandPermissions], empty on failure
    /// (50001: the bot is not in the guild). A bot cannot change them.
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

    /// Fetches one command that is there in one guild only.
    ///
    /// `application_id`: `0` means the bot's own. Gives a [DiscordApplicationCommand], or `null` on failure (10063: no such
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

    /// Deletes a command that is there in one guild only.
    ///
    /// `application_id`: `0` means the bot's own. Gives `true`, or `false` on failure (10063: no such command).
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

    /// Changes a command that is there in one guild only. What is left out stays as it is.
    ///
    /// `application_id`: `0` means the bot's own. The options are `name` and those of [method create_global_application_command]
    /// but `type`; a list such as `options` takes the place of the old one as a whole. Gives the changed
    /// [DiscordApplicationCommand], or `null` on failure (10063: no such command, 40041: another has that name).
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

    /// Fetches who may use one of the bot's commands in a guild, as its administrators set it.
    ///
    /// `application_id`: `0` means the bot's own. `command_id` may also be the application's id, for the rules of all its
    /// commands. Gives a [DiscordApplicationCommandPermissions], or `null` on failure (10066: nobody made rules for it).
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
