use crate::codes::codes;

codes! {
    /// How somebody came by what they are entitled to.
    ///
    /// The field `type` of a [DiscordEntitlement]. What an app sells by subscription is [constant
    /// APPLICATION_SUBSCRIPTION].
    EntitlementType(u8) as DiscordEntitlementType {
        /// A user bought it.
        PURCHASE = 1,
        /// It comes with Nitro.
        PREMIUM_SUBSCRIPTION = 2,
        /// The developer gave it away.
        DEVELOPER_GIFT = 3,
        /// A developer bought it in test mode, without paying.
        TEST_MODE_PURCHASE = 4,
        /// It cost nothing when the user took it.
        FREE_PURCHASE = 5,
        /// Another user gave it as a present.
        USER_GIFT = 6,
        /// The user took it for nothing, having Nitro.
        PREMIUM_PURCHASE = 7,
        /// The user subscribes to the app.
        APPLICATION_SUBSCRIPTION = 8,
        /// The user earned it by completing a quest.
        QUEST_REWARD = 10,
    }
}
