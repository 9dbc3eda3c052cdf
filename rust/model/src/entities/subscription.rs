use crate::entity::entity;
use crate::{Entitlement, Id, Sku, SubscriptionStatus, Timestamp, User};

entity! {
    /// A subscription of a user to a SKU, with recurring payments.
    ///
    /// To check whether the user has access, use entitlements instead of [member status].
    Subscription as DiscordSubscription {
        /// The subscription's id.
        id: Id<Subscription>,
        /// The id of the user.
        user_id: Id<User>,
        /// The ids of the SKUs of the subscription.
        sku_ids: Box<[Id<Sku>]>,
        /// The ids of the entitlements that the subscription grants.
        entitlement_ids: Box<[Id<Entitlement>]>,
        /// The ids of the SKUs after the next renewal; empty if they do not change.
        renewal_sku_ids: Box<[Id<Sku>]>,
        /// The time when the current period began, in Unix seconds.
        current_period_start: Timestamp,
        /// The time when the current period ends, in Unix seconds.
        current_period_end: Timestamp,
        /// The status of the subscription, see [DiscordSubscriptionStatus].
        status: SubscriptionStatus,
        /// The time when the subscription was canceled, in Unix seconds; `0` if it was not.
        canceled_at: Timestamp,
        /// The country of the payment as two letters, such as `"DE"`. Not set for bots.
        country: Option<Box<str>>,
    }
}
