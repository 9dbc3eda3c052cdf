use crate::codes::codes;

codes! {
    /// How what an app knows of a user is compared with what a guild demands for a role.
    ///
    /// The field `type` of a [DiscordApplicationRoleConnectionMetadata].
    RoleConnectionMetadataType(u8) as DiscordRoleConnectionMetadataType {
        /// The user's whole number is at most the guild's.
        INTEGER_LESS_THAN_OR_EQUAL = 1,
        /// The user's whole number is at least the guild's.
        INTEGER_GREATER_THAN_OR_EQUAL = 2,
        /// The user's whole number is the guild's.
        INTEGER_EQUAL = 3,
        /// The user's whole number is not the guild's.
        INTEGER_NOT_EQUAL = 4,
        /// The user's date is at most as many days ago as the guild says.
        DATETIME_LESS_THAN_OR_EQUAL = 5,
        /// The user's date is at least as many days ago as the guild says.
        DATETIME_GREATER_THAN_OR_EQUAL = 6,
        /// It is true of the user.
        BOOLEAN_EQUAL = 7,
        /// It is not true of the user.
        BOOLEAN_NOT_EQUAL = 8,
    }
}
