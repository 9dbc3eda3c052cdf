use crate::codes::codes;

codes! {
    /// How a primary entry point command is handled.
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
