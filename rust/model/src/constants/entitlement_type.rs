use crate::codes::codes;

codes! {
    /// The types of entitlements.
    ///
    /// The property `type` of a [DiscordEntitlement]. Subscriptions to an application are of the type
    /// [constant APPLICATION_SUBSCRIPTION].
    EntitlementType(u8) as DiscordEntitlementType {
        /// The user bought it.
        PURCHASE = 1,
        /// It is included in Nitro.
        PREMIUM_SUBSCRIPTION = 2,
        /// The developer gave it as a gift.
        DEVELOPER_GIFT = 3,
        /// A developer bought it in test mode, without paying.
        TEST_MODE_PURCHASE = 4,
        /// The user got it for free.
        FREE_PURCHASE = 5,
        /// Another user gave it as a gift.
        USER_GIFT = 6,
        /// The user got it for free, as a Nitro subscriber.
        PREMIUM_PURCHASE = 7,
        /// The user subscribes to the application.
        APPLICATION_SUBSCRIPTION = 8,
        /// The user earned it by completing a quest.
        QUEST_REWARD = 10,
    }
}
