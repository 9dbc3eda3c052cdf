use crate::codes::codes;

codes! {
    /// The types of permission overwrites of a channel.
    ///
    /// The property `type` of a [DiscordPermissionOverwrite].
    OverwriteType(u8) as DiscordOverwriteType {
        /// For a role.
        ROLE = 0,
        /// For a member.
        MEMBER = 1,
    }
}
