use crate::codes::codes;

codes! {
    /// Whose media Discord examines in a guild.
    ///
    /// The field `explicit_content_filter` of a [DiscordGuild].
    ExplicitContentFilter(u8) as DiscordExplicitContentFilter {
        /// Nobody's.
        DISABLED = 0,
        /// That of members without a role.
        MEMBERS_WITHOUT_ROLES = 1,
        /// Everybody's.
        ALL_MEMBERS = 2,
    }
}
