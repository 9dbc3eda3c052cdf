use crate::codes::codes;

codes! {
    /// The ways of installing an application.
    ///
    /// The property `integration_types` of a [DiscordApplicationCommand].
    ApplicationIntegrationType(u8) as DiscordApplicationIntegrationType {
        /// Installed to a guild, by a user who manages it.
        GUILD_INSTALL = 0,
        /// Installed to a user, who can use the application everywhere.
        USER_INSTALL = 1,
    }
}
