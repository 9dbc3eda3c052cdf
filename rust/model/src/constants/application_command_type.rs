use crate::codes::codes;

codes! {
    /// The types of commands.
    ///
    /// The property `type` of a [DiscordApplicationCommand].
    ApplicationCommandType(u8) as DiscordApplicationCommandType {
        /// A slash command, used by typing [code]/[/code] and its name.
        CHAT_INPUT = 1,
        /// A user command, used in the context menu of a user.
        USER = 2,
        /// A message command, used in the context menu of a message.
        MESSAGE = 3,
        /// The primary entry point, used by launching the application's activity.
        PRIMARY_ENTRY_POINT = 4,
    }
}
