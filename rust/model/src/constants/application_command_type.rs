use crate::codes::codes;

codes! {
    /// How people reach a command.
    ///
    /// The field `type` of a [DiscordApplicationCommand].
    ApplicationCommandType(u8) as DiscordApplicationCommandType {
        /// By writing [code]/[/code] and its name.
        CHAT_INPUT = 1,
        /// From the context menu of a user.
        USER = 2,
        /// From the context menu of a message.
        MESSAGE = 3,
        /// By launching the app's activity.
        PRIMARY_ENTRY_POINT = 4,
    }
}
