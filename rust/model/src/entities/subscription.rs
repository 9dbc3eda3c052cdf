use crate::entity::entity;
use crate::{Entitlement, Id, Sku, SubscriptionStatus, Timestamp, User};

entity! {
    /// What a user pays for again and again.
    ///
    /// Whether the user has a right to something is told by entitlements, not by [member status].
    Subscription as DiscordSubscription {
        /// The subscription's id.
        id: Id<Subscription>,
        /// The id of the user.
        user_id: Id<User>,
        /// The ids of what is subscribed to.
        sku_ids: Box<[Id<Sku>]>,
        /// The ids of the entitlements that come of it.
        entitlement_ids: Box<[Id<Entitlement>]>,
        /// The ids of what will be subscribed to after the next renewal; empty if that does not change.
        renewal_sku_ids: Box<[Id<Sku>]>,
        /// When the current period began, in Unix seconds.
        current_period_start: Timestamp,
        /// When the current period ends, in Unix seconds.
        current_period_end: Timestamp,
        /// Whether it goes on, see [DiscordSubscriptionStatus].
        status: SubscriptionStatus,
        /// When it was cancelled, in Unix seconds; `0` if it was not.
        canceled_at: Timestamp,
        /// The country of the payment as two letters, such as `"DE"`; bots are not told.
        country: Option<Box<str>>,
    }
}
