use crate::codes::codes;

codes! {
    /// The kinds of Nitro.
    ///
    /// The field `premium_type` of a [DiscordUser].
    PremiumType(u8) as DiscordPremiumType {
        /// No Nitro. Also what bots are told, as they may not know.
        NONE = 0,
        /// Nitro Classic, which is no longer sold.
        NITRO_CLASSIC = 1,
        /// Nitro.
        NITRO = 2,
        /// Nitro Basic.
        NITRO_BASIC = 3,
    }
}
