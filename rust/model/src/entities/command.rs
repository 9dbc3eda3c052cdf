use std::sync::Arc;

use serde_json::Value;

use crate::entity::entity;
use crate::{
    Application, ApplicationCommandOptionType, ApplicationCommandType, ApplicationIntegrationType,
    ChannelType, EntryPointCommandHandler, Guild, Id, InteractionContextType, Permissions, TextMap,
};

entity! {
    /// A command of an application: typed after a slash, or in the menu of a user or message.
    ApplicationCommand as DiscordApplicationCommand {
        /// The command's id.
        id: Id<ApplicationCommand>,
        /// What kind of command it is, see [DiscordApplicationCommandType].
        kind as type: ApplicationCommandType,
        /// The id of the application.
        application_id: Id<Application>,
        /// The id of the guild, or `0` if the command is for all.
        guild_id: Id<Guild>,
        /// The name, 1 to 32 characters.
        name: Box<str>,
        /// The name in other languages, such as `{"de": "werfen"}`. Only known where translations were asked for.
        name_localizations: TextMap<Box<str>>,
        /// The name in the language that was asked for, or an empty string.
        name_localized: Option<Box<str>>,
        /// What it does, up to 100 characters. Empty for commands of menus.
        description: Box<str>,
        /// The description in other languages. Only known where translations were asked for.
        description_localizations: TextMap<Box<str>>,
        /// The description in the language that was asked for, or an empty string.
        description_localized: Option<Box<str>>,
        /// What can be entered, up to 25 options; those that are required stand first.
        options: Box<[Arc<ApplicationCommandOption>]>,
        /// What a member must be allowed to do to use it, see [DiscordPermissions]: an [int], `0` for administrators only, or `null`
        /// for everybody.
        default_member_permissions: Option<Permissions>,
        /// Whether everybody can use it by default when the application is added to a guild: a [bool], or `null` if Discord left it
        /// out, which means `true`. Deprecated by Discord; see [member default_member_permissions].
        default_permission: Option<bool>,
        /// Whether it can be used in direct messages. Discord has given this up; see [member contexts].
        dm_permission: bool,
        /// Whether it is for adults.
        nsfw: bool,
        /// How the application must be installed, see [DiscordApplicationIntegrationType].
        integration_types: Box<[ApplicationIntegrationType]>,
        /// Where it can be used, see [DiscordInteractionContextType].
        contexts: Box<[InteractionContextType]>,
        /// A number that changes when the command does.
        version: Id<ApplicationCommand>,
        /// Who launches the activity, see [DiscordEntryPointCommandHandler]; `0` for other kinds of commands.
        handler: EntryPointCommandHandler,
    }
}

entity! {
    /// Something to enter with a command, or a subcommand.
    ApplicationCommandOption as DiscordApplicationCommandOption {
        /// What can be entered, see [DiscordApplicationCommandOptionType].
        kind as type: ApplicationCommandOptionType,
        /// The name, 1 to 32 characters.
        name: Box<str>,
        /// The name in other languages. Only known where translations were asked for.
        name_localizations: TextMap<Box<str>>,
        /// The name in the language that was asked for, or an empty string.
        name_localized: Option<Box<str>>,
        /// What it is, 1 to 100 characters.
        description: Box<str>,
        /// The description in other languages. Only known where translations were asked for.
        description_localizations: TextMap<Box<str>>,
        /// The description in the language that was asked for, or an empty string.
        description_localized: Option<Box<str>>,
        /// Whether it must be entered.
        required: bool,
        /// What can be chosen, up to 25. Empty if anything can be entered.
        choices: Box<[Arc<ApplicationCommandOptionChoice>]>,
        /// The options of a subcommand, or the subcommands of a group.
        options: Box<[Arc<ApplicationCommandOption>]>,
        /// The kinds of channels offered, see [DiscordChannelType]. All if there are none.
        channel_types: Box<[ChannelType]>,
        /// The smallest number that fits, an [int] or [float], or `null`.
        min_value: Value,
        /// The largest number that fits, an [int] or [float], or `null`.
        max_value: Value,
        /// The least characters of a text, 0 to 6000.
        min_length: u32,
        /// The most characters of a text, 1 to 6000; `0` if it was not set.
        max_length: u32,
        /// Whether the bot suggests something while somebody types.
        autocomplete: bool,
        /// The kinds of files that fit. All if there are none.
        file_types: Box<[Box<str>]>,
    }
}

entity! {
    /// A value that can be chosen for an option of a command.
    ApplicationCommandOptionChoice as DiscordApplicationCommandOptionChoice {
        /// The text shown, 1 to 100 characters.
        name: Box<str>,
        /// The text in other languages. Only known where translations were asked for.
        name_localizations: TextMap<Box<str>>,
        /// The text in the language that was asked for, or an empty string.
        name_localized: Option<Box<str>>,
        /// What the bot is told: a [String] up to 100 characters, an [int] or a [float].
        value: Value,
    }
}
