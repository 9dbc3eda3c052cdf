use crate::codes::codes;

codes! {
    /// The types of objects that a permission for a command applies to.
    ///
    /// The property `type` of an entry in [DiscordApplicationCommandPermissions].
    ApplicationCommandPermissionType(u8) as DiscordApplicationCommandPermissionType {
        /// A role.
        ROLE = 1,
        /// A user.
        USER = 2,
        /// A channel.
        CHANNEL = 3,
    }
}
