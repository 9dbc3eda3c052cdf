use crate::codes::codes;

codes! {
    /// How an app is installed.
    ///
    /// The field `integration_types` of a [DiscordApplicationCommand] says which of them a command is for.
    ApplicationIntegrationType(u8) as DiscordApplicationIntegrationType {
        /// For a guild, by somebody who manages it.
        GUILD_INSTALL = 0,
        /// For a user, who has it with them everywhere.
        USER_INSTALL = 1,
    }
}
