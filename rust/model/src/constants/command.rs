//! Application commands.

use crate::constant_macros::open_enum;

open_enum! {
    /// The types of options of commands.
    ///
    /// The property `type` of a [DiscordApplicationCommandOption].
    ApplicationCommandOptionType(u8) as DiscordApplicationCommandOptionType {
        /// A subcommand.
        SUB_COMMAND = 1,
        /// A group of subcommands.
        SUB_COMMAND_GROUP = 2,
        /// A text.
        STRING = 3,
        /// A whole number from -2^53 + 1 to 2^53 - 1.
        INTEGER = 4,
        /// True or false.
        BOOLEAN = 5,
        /// A user, by id.
        USER = 6,
        /// A channel or category, by id.
        CHANNEL = 7,
        /// A role, by id.
        ROLE = 8,
        /// A user or a role, by id.
        MENTIONABLE = 9,
        /// A number from -2^53 to 2^53, with decimals.
        NUMBER = 10,
        /// A file, by the id of the [DiscordAttachment].
        ATTACHMENT = 11,
    }
}

open_enum! {
    /// The types of objects that a permission for a command applies to.
    ///
    /// The property `type` of an entry in [DiscordApplicationCommandPermissions].
    ApplicationCommandPermissionType(u8) as DiscordApplicationCommandPermissionType {
        /// A role.
        ROLE = 1,
        /// A user.
        USER = 2,
        /// A channel.
        CHANNEL = 3,
    }
}

open_enum! {
    /// The types of commands.
    ///
    /// The property `type` of a [DiscordApplicationCommand].
    ApplicationCommandType(u8) as DiscordApplicationCommandType {
        /// A slash command, which is used by typing [code]/[/code] and its name.
        CHAT_INPUT = 1,
        /// A user command, used in the context menu of a user.
        USER = 2,
        /// A message command, used in the context menu of a message.
        MESSAGE = 3,
        /// The primary entry point, used by launching the application's activity.
        PRIMARY_ENTRY_POINT = 4,
    }
}

open_enum! {
    /// The handlers of a primary entry point command.
    ///
    /// The property `handler` of a [DiscordApplicationCommand] of the type [constant
    /// DiscordApplicationCommandType.PRIMARY_ENTRY_POINT].
    EntryPointCommandHandler(u8) as DiscordEntryPointCommandHandler {
        /// The bot receives an interaction and handles it.
        APP_HANDLER = 1,
        /// Discord launches the activity, and sends a message about it.
        DISCORD_LAUNCH_ACTIVITY = 2,
    }
}
