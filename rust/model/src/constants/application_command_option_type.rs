use crate::codes::codes;

codes! {
    /// What an option of a command takes.
    ///
    /// The field `type` of a [DiscordApplicationCommandOption].
    ApplicationCommandOptionType(u8) as DiscordApplicationCommandOptionType {
        /// A command below the command.
        SUB_COMMAND = 1,
        /// A group of commands below the command.
        SUB_COMMAND_GROUP = 2,
        /// A text.
        STRING = 3,
        /// A whole number from -2^53 + 1 to 2^53 - 1.
        INTEGER = 4,
        /// True or false.
        BOOLEAN = 5,
        /// A user, by their id.
        USER = 6,
        /// A channel or category, by its id.
        CHANNEL = 7,
        /// A role, by its id.
        ROLE = 8,
        /// A user or a role, by its id.
        MENTIONABLE = 9,
        /// A number from -2^53 to 2^53, with decimals.
        NUMBER = 10,
        /// A file, by the id of the [DiscordAttachment].
        ATTACHMENT = 11,
    }
}
