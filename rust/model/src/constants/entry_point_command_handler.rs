use crate::codes::codes;

codes! {
    /// Who answers when a person launches the app's activity.
    ///
    /// The field `handler` of a [DiscordApplicationCommand] of the type [constant
    /// DiscordApplicationCommandType.PRIMARY_ENTRY_POINT].
    EntryPointCommandHandler(u8) as DiscordEntryPointCommandHandler {
        /// The bot, which gets an interaction.
        APP_HANDLER = 1,
        /// Discord, which launches the activity and says so in a message.
        DISCORD_LAUNCH_ACTIVITY = 2,
    }
}
