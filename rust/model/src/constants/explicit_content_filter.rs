use crate::codes::codes;

codes! {
    /// The explicit content filters of a guild.
    ///
    /// The property `explicit_content_filter` of a [DiscordGuild].
    ExplicitContentFilter(u8) as DiscordExplicitContentFilter {
        /// No media is scanned.
        DISABLED = 0,
        /// Media of members without roles is scanned.
        MEMBERS_WITHOUT_ROLES = 1,
        /// Media of all members is scanned.
        ALL_MEMBERS = 2,
    }
}
