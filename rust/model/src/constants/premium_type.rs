use crate::codes::codes;

codes! {
    /// The types of Nitro subscriptions.
    ///
    /// The property `premium_type` of a [DiscordUser].
    PremiumType(u8) as DiscordPremiumType {
        /// No Nitro. Also if the bot is not allowed to know.
        NONE = 0,
        /// Nitro Classic, which is no longer sold.
        NITRO_CLASSIC = 1,
        /// Nitro.
        NITRO = 2,
        /// Nitro Basic.
        NITRO_BASIC = 3,
    }
}
