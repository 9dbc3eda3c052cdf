use crate::codes::codes;

codes! {
    /// How an app was installed.
    ApplicationIntegrationType(u8) as DiscordApplicationIntegrationType {
        /// For a guild, by somebody who manages it.
        GUILD_INSTALL = 0,
        /// For a user, who has it with them everywhere.
        USER_INSTALL = 1,
    }
}
