use crate::codes::codes;

codes! {
    /// Whether a subscription goes on.
    ///
    /// The field `status` of a [DiscordSubscription]. Ask the entitlements, not this, whether somebody has access.
    SubscriptionStatus(u8) as DiscordSubscriptionStatus {
        /// Paid for, and will be renewed.
        ACTIVE = 0,
        /// Over, and not paid for.
        INACTIVE = 1,
        /// Paid for, but will not be renewed.
        ENDING = 2,
    }
}
