use crate::codes::codes;

codes! {
    /// Whom a permission overwrite of a channel is about.
    ///
    /// The field `type` of a [DiscordPermissionOverwrite].
    OverwriteType(u8) as DiscordOverwriteType {
        /// All with a role.
        ROLE = 0,
        /// One member.
        MEMBER = 1,
    }
}
