use crate::entity::entity;
use crate::{Application, EntitlementType, Guild, Id, Sku, Subscription, Timestamp, User};

entity! {
    /// What a user or a guild has a right to, because it was bought or given.
    Entitlement as DiscordEntitlement {
        /// The entitlement's id.
        id: Id<Entitlement>,
        /// The id of what was bought.
        sku_id: Id<Sku>,
        /// The id of the application.
        application_id: Id<Application>,
        /// The id of the user, or `0`.
        user_id: Id<User>,
        /// How it was come by, see [DiscordEntitlementType].
        kind as type: EntitlementType,
        /// Whether it was taken back.
        deleted: bool,
        /// From when it is valid, in Unix seconds; `0` if there is no beginning.
        starts_at: Timestamp,
        /// Until when it is valid, in Unix seconds; `0` if there is no end.
        ends_at: Timestamp,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
        /// Whether something that can be used up is used up.
        consumed: bool,
        /// The id of the subscription it belongs to, or `0`.
        subscription_id: Id<Subscription>,
        /// The id of the promotion it came from, or `0`.
        promotion_id: Id<Entitlement>,
        /// The id of the user who gave it as a gift, or `0`.
        gifter_user_id: Id<User>,
        /// Discord's flags of the gift code.
        gift_code_flags: u32,
        /// When the application handed it over, in Unix seconds; `0` if it did not say so.
        fulfilled_at: Timestamp,
        /// Whether the application handed it over: `0` not known, `1` need not, `2` is to, `3` did, `4` failed to, `5` is to take it
        /// back, `6` took it back, `7` failed to.
        fulfillment_status: u8,
        /// The id of the entitlement it is a part of, or `0`.
        parent_id: Id<Entitlement>,
    }
}
