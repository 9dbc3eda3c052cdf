use crate::codes::codes;

codes! {
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
