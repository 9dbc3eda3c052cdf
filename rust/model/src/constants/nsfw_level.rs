use crate::codes::codes;

codes! {
    /// For which age a guild is meant.
    ///
    /// The field `nsfw_level` of a [DiscordGuild].
    NsfwLevel(u8) as DiscordNsfwLevel {
        /// Nobody has rated it.
        DEFAULT = 0,
        /// It holds explicit content.
        EXPLICIT = 1,
        /// It is for everybody.
        SAFE = 2,
        /// It is for adults.
        AGE_RESTRICTED = 3,
    }
}
