use crate::codes::codes;

codes! {
    /// The status of a subscription.
    ///
    /// The property `status` of a [DiscordSubscription]. Use entitlements, not this, to check whether a user has access.
    SubscriptionStatus(u8) as DiscordSubscriptionStatus {
        /// The subscription is active and will be renewed.
        ACTIVE = 0,
        /// The subscription is inactive and not paid for.
        INACTIVE = 1,
        /// The subscription is active but will not be renewed.
        ENDING = 2,
    }
}
