use crate::codes::codes;

codes! {
    /// How far a guild was boosted.
    ///
    /// The field `premium_tier` of a [DiscordGuild].
    PremiumTier(u8) as DiscordPremiumTier {
        /// Too few boosts for a level.
        NONE = 0,
        /// Boost level 1.
        TIER_1 = 1,
        /// Boost level 2.
        TIER_2 = 2,
        /// Boost level 3.
        TIER_3 = 3,
    }
}
