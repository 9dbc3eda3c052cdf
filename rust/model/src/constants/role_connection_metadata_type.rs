use crate::codes::codes;

codes! {
    /// How the value of a user is compared with the value that a guild requires for a linked role.
    ///
    /// The property `type` of a [DiscordApplicationRoleConnectionMetadata].
    RoleConnectionMetadataType(u8) as DiscordRoleConnectionMetadataType {
        /// The number of the user is less than or equal to the guild's.
        INTEGER_LESS_THAN_OR_EQUAL = 1,
        /// The number of the user is greater than or equal to the guild's.
        INTEGER_GREATER_THAN_OR_EQUAL = 2,
        /// The number of the user is equal to the guild's.
        INTEGER_EQUAL = 3,
        /// The number of the user is not equal to the guild's.
        INTEGER_NOT_EQUAL = 4,
        /// The date of the user is at most as many days ago as the guild requires.
        DATETIME_LESS_THAN_OR_EQUAL = 5,
        /// The date of the user is at least as many days ago as the guild requires.
        DATETIME_GREATER_THAN_OR_EQUAL = 6,
        /// The value of the user is `true`.
        BOOLEAN_EQUAL = 7,
        /// The value of the user is not `true`.
        BOOLEAN_NOT_EQUAL = 8,
    }
}
