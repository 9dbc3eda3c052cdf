//! [Application commands](https://discord.com/developers/docs/interactions/application-commands).

use crate::shapes::{APPLICATION_COMMAND_UPDATE};

routes! {
    application_command_routes ($);

    /// List global commands.
    ///
    /// TODO
    ///
    /// [Get Global Application Commands](https://discord.com/developers/docs/interactions/application-commands#get-global-application-commands)
    get_global_application_commands = GET "/applications/{application_id}/commands" {
        path: (application_id: id),
        required: (),
        query: [with_localizations: bool],
        permissions: [],
        reason: no,
        result: [ApplicationCommand],
    }

    /// Replace the whole set of global commands.
    ///
    /// TODO
    ///
    /// [Bulk Overwrite Global Application Commands](https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands)
    bulk_overwrite_global_application_commands = PUT "/applications/{application_id}/commands" {
        path: (application_id: id),
        required: (),
        whole: (application_commands: list(object(APPLICATION_COMMAND_UPDATE), 0..=130)),
        permissions: [],
        reason: no,
        result: [ApplicationCommand],
    }

    /// Create (or upsert by name) a global command.
    ///
    /// TODO
    ///
    /// [Create Global Application Command](https://discord.com/developers/docs/interactions/application-commands#create-global-application-command)
    create_global_application_command = POST "/applications/{application_id}/commands" {
        path: (application_id: id),
        required: (name: text(1..=32)),
        body: [
            name_localizations: any,
            description: text(0..=100),
            description_localizations: any,
            options: list(any, 0..=25),
            default_member_permissions: integer(0..=i64::MAX),
            dm_permission: bool,
            contexts: list(choice(0, 1, 2), 1..=usize::MAX),
            integration_types: list(choice(0, 1), 1..=usize::MAX),
            handler: choice(1, 2),
            type: choice(1, 2, 3, 4),
        ],
        permissions: [],
        reason: no,
        result: ApplicationCommand,
    }

    /// Fetch one global command.
    ///
    /// TODO
    ///
    /// [Get Global Application Command](https://discord.com/developers/docs/interactions/application-commands#get-global-application-command)
    get_global_application_command = GET "/applications/{application_id}/commands/{command_id}" {
        path: (application_id: id, command_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: ApplicationCommand,
    }

    /// Delete one global command.
    ///
    /// TODO
    ///
    /// [Delete Global Application Command](https://discord.com/developers/docs/interactions/application-commands#delete-global-application-command)
    delete_global_application_command = DELETE "/applications/{application_id}/commands/{command_id}" {
        path: (application_id: id, command_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Edit one global command.
    ///
    /// TODO
    ///
    /// [Edit Global Application Command](https://discord.com/developers/docs/interactions/application-commands#edit-global-application-command)
    edit_global_application_command = PATCH "/applications/{application_id}/commands/{command_id}" {
        path: (application_id: id, command_id: id),
        required: (),
        body: [
            name: not_null(text(1..=32)),
            name_localizations: any,
            description: text(0..=100),
            description_localizations: any,
            options: list(any, 0..=25),
            default_member_permissions: integer(0..=i64::MAX),
            dm_permission: bool,
            contexts: list(choice(0, 1, 2), 1..=usize::MAX),
            integration_types: list(choice(0, 1), 1..=usize::MAX),
            handler: choice(1, 2),
        ],
        permissions: [],
        reason: no,
        result: ApplicationCommand,
    }

    /// List the app's commands of one guild.
    ///
    /// TODO
    ///
    /// [Get Guild Application Commands](https://discord.com/developers/docs/interactions/application-commands#get-guild-application-commands)
    get_guild_application_commands = GET "/applications/{application_id}/guilds/{guild_id}/commands" {
        path: (application_id: id, guild_id: id),
        required: (),
        query: [with_localizations: bool],
        permissions: [],
        reason: no,
        result: [ApplicationCommand],
    }

    /// Replace the app's commands of one guild.
    ///
    /// TODO
    ///
    /// [Bulk Overwrite Guild Application Commands](https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-guild-application-commands)
    bulk_overwrite_guild_application_commands = PUT "/applications/{application_id}/guilds/{guild_id}/commands" {
        path: (application_id: id, guild_id: id),
        required: (),
        whole: (application_commands: list(object(APPLICATION_COMMAND_UPDATE), 0..=130)),
        permissions: [],
        reason: no,
        result: [ApplicationCommand],
    }

    /// Create (or upsert) a command in one guild.
    ///
    /// TODO
    ///
    /// [Create Guild Application Command](https://discord.com/developers/docs/interactions/application-commands#create-guild-application-command)
    create_guild_application_command = POST "/applications/{application_id}/guilds/{guild_id}/commands" {
        path: (application_id: id, guild_id: id),
        required: (name: text(1..=32)),
        body: [
            name_localizations: any,
            description: text(0..=100),
            description_localizations: any,
            options: list(any, 0..=25),
            default_member_permissions: integer(0..=i64::MAX),
            dm_permission: bool,
            contexts: list(choice(0, 1, 2), 1..=usize::MAX),
            integration_types: list(choice(0, 1), 1..=usize::MAX),
            handler: choice(1, 2),
            type: choice(1, 2, 3, 4),
        ],
        permissions: [],
        reason: no,
        result: ApplicationCommand,
    }

    /// List permission overrides of all the app's commands in a guild.
    ///
    /// TODO
    ///
    /// [Get Guild Application Command Permissions](https://discord.com/developers/docs/interactions/application-commands#get-guild-application-command-permissions)
    get_guild_application_command_permissions = GET "/applications/{application_id}/guilds/{guild_id}/commands/permissions" {
        path: (application_id: id, guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [ApplicationCommandPermissions],
    }

    /// Fetch one guild command.
    ///
    /// TODO
    ///
    /// [Get Guild Application Command](https://discord.com/developers/docs/interactions/application-commands#get-guild-application-command)
    get_guild_application_command = GET "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" {
        path: (application_id: id, guild_id: id, command_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: ApplicationCommand,
    }

    /// Delete one guild command.
    ///
    /// TODO
    ///
    /// [Delete Guild Application Command](https://discord.com/developers/docs/interactions/application-commands#delete-guild-application-command)
    delete_guild_application_command = DELETE "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" {
        path: (application_id: id, guild_id: id, command_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Edit one guild command.
    ///
    /// TODO
    ///
    /// [Edit Guild Application Command](https://discord.com/developers/docs/interactions/application-commands#edit-guild-application-command)
    edit_guild_application_command = PATCH "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" {
        path: (application_id: id, guild_id: id, command_id: id),
        required: (),
        body: [
            name: not_null(text(1..=32)),
            name_localizations: any,
            description: text(0..=100),
            description_localizations: any,
            options: list(any, 0..=25),
            default_member_permissions: integer(0..=i64::MAX),
            dm_permission: bool,
            contexts: list(choice(0, 1, 2), 1..=usize::MAX),
            integration_types: list(choice(0, 1), 1..=usize::MAX),
            handler: choice(1, 2),
        ],
        permissions: [],
        reason: no,
        result: ApplicationCommand,
    }

    /// Fetch the permission overrides of one command in a guild.
    ///
    /// TODO
    ///
    /// [Get Application Command Permissions](https://discord.com/developers/docs/interactions/application-commands#get-application-command-permissions)
    get_application_command_permissions = GET "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions" {
        path: (application_id: id, guild_id: id, command_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: ApplicationCommandPermissions,
    }
}
