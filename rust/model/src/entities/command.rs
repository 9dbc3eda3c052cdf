use std::sync::Arc;

use serde_json::Value;

use crate::entity::entity;
use crate::{
    Application, ApplicationCommandOptionType, ApplicationCommandType, ApplicationIntegrationType,
    ChannelType, EntryPointCommandHandler, Guild, Id, InteractionContextType, Permissions, TextMap,
};

entity! {
    /// A command of an application: a slash command, or a user or message context-menu command.
    ApplicationCommand as DiscordApplicationCommand {
        /// The command's id.
        id: Id<ApplicationCommand>,
        /// The type of the command, see [DiscordApplicationCommandType].
        kind as type: ApplicationCommandType,
        /// The id of the application.
        application_id: Id<Application>,
        /// The id of the guild, or `0` for a global command.
        guild_id: Id<Guild>,
        /// The name, 1 to 32 characters.
        name: Box<str>,
        /// The translations of the name, such as `{"de": "werfen"}`. Only set if translations were requested.
        name_localizations: TextMap<Box<str>>,
        /// The name in the requested language, or an empty string.
        name_localized: Option<Box<str>>,
        /// The description, up to 100 characters. Empty for context-menu commands.
        description: Box<str>,
        /// The translations of the description. Only set if translations were requested.
        description_localizations: TextMap<Box<str>>,
        /// The description in the requested language, or an empty string.
        description_localized: Option<Box<str>>,
        /// The options, up to 25. Required options come first.
        options: Box<[Arc<ApplicationCommandOption>]>,
        /// The permissions that a member needs to use the command, a bitfield of [DiscordPermissions]: an [int], `0` for
        /// administrators only, or `null` for everyone.
        default_member_permissions: Option<Permissions>,
        /// If `true`, every member can use the command by default when the application is added to a guild. `null` if
        /// Discord omitted it, which means `true`. Deprecated by Discord; see [member default_member_permissions].
        default_permission: Option<bool>,
        /// If `true`, the command can be used in direct messages. Deprecated by Discord; see [member contexts].
        dm_permission: bool,
        /// If `true`, the command is age-restricted (NSFW).
        nsfw: bool,
        /// The integration types of the application that the command is available for, see
        /// [DiscordApplicationIntegrationType].
        integration_types: Box<[ApplicationIntegrationType]>,
        /// The contexts in which the command can be used, see [DiscordInteractionContextType].
        contexts: Box<[InteractionContextType]>,
        /// The version of the command, which changes with every update.
        version: Id<ApplicationCommand>,
        /// The handler of the launch of the activity, see [DiscordEntryPointCommandHandler]; `0` for other types of
        /// commands.
        handler: EntryPointCommandHandler,
    }
}

entity! {
    /// An option of a command, or a subcommand.
    ApplicationCommandOption as DiscordApplicationCommandOption {
        /// The type of the option, see [DiscordApplicationCommandOptionType].
        kind as type: ApplicationCommandOptionType,
        /// The name, 1 to 32 characters.
        name: Box<str>,
        /// The translations of the name. Only set if translations were requested.
        name_localizations: TextMap<Box<str>>,
        /// The name in the requested language, or an empty string.
        name_localized: Option<Box<str>>,
        /// The description, 1 to 100 characters.
        description: Box<str>,
        /// The translations of the description. Only set if translations were requested.
        description_localizations: TextMap<Box<str>>,
        /// The description in the requested language, or an empty string.
        description_localized: Option<Box<str>>,
        /// If `true`, the option is required.
        required: bool,
        /// The choices, up to 25. If empty, any value can be entered.
        choices: Box<[Arc<ApplicationCommandOptionChoice>]>,
        /// The options of a subcommand, or the subcommands of a group.
        options: Box<[Arc<ApplicationCommandOption>]>,
        /// The types of channels that can be chosen, see [DiscordChannelType]. If empty, all types can be chosen.
        channel_types: Box<[ChannelType]>,
        /// The minimum value of a number, an [int] or [float], or `null`.
        min_value: Value,
        /// The maximum value of a number, an [int] or [float], or `null`.
        max_value: Value,
        /// The minimum number of characters of a text, 0 to 6000.
        min_length: u32,
        /// The maximum number of characters of a text, 1 to 6000; `0` if it is not set.
        max_length: u32,
        /// If `true`, the bot suggests values while the user types.
        autocomplete: bool,
        /// The types of files that can be uploaded. If empty, all types can be uploaded.
        file_types: Box<[Box<str>]>,
    }
}

entity! {
    /// A choice for an option of a command.
    ApplicationCommandOptionChoice as DiscordApplicationCommandOptionChoice {
        /// The name that is shown, 1 to 100 characters.
        name: Box<str>,
        /// The translations of the name.
        name_localizations: TextMap<Box<str>>,
        /// The name in the requested language, or an empty string.
        name_localized: Option<Box<str>>,
        /// The value that the bot receives: a [String] up to 100 characters, an [int] or a [float].
        value: Value,
    }
}
