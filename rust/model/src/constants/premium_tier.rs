use crate::codes::codes;

codes! {
    /// The boost levels of a guild.
    ///
    /// The property `premium_tier` of a [DiscordGuild].
    PremiumTier(u8) as DiscordPremiumTier {
        /// No boost level.
        NONE = 0,
        /// Boost level 1.
        TIER_1 = 1,
        /// Boost level 2.
        TIER_2 = 2,
        /// Boost level 3.
        TIER_3 = 3,
    }
}
