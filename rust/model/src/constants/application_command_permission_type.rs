use crate::codes::codes;

codes! {
    /// Who or where a permission to use a command is about.
    ///
    /// The field `type` of an entry in [DiscordApplicationCommandPermissions].
    ApplicationCommandPermissionType(u8) as DiscordApplicationCommandPermissionType {
        /// Those with a role.
        ROLE = 1,
        /// One user.
        USER = 2,
        /// A channel.
        CHANNEL = 3,
    }
}
