use crate::codes::codes;

codes! {
    /// The age-restriction levels of a guild.
    ///
    /// The property `nsfw_level` of a [DiscordGuild].
    NsfwLevel(u8) as DiscordNsfwLevel {
        /// Default: not rated.
        DEFAULT = 0,
        /// The guild has explicit content.
        EXPLICIT = 1,
        /// The guild is safe for everyone.
        SAFE = 2,
        /// The guild is age-restricted (NSFW).
        AGE_RESTRICTED = 3,
    }
}
