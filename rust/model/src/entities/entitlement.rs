use crate::entity::entity;
use crate::{Application, EntitlementType, Guild, Id, Sku, Subscription, Timestamp, User};

entity! {
    /// An entitlement: the access of a user or a guild to a SKU that was bought or given.
    Entitlement as DiscordEntitlement {
        /// The entitlement's id.
        id: Id<Entitlement>,
        /// The id of the SKU.
        sku_id: Id<Sku>,
        /// The id of the application.
        application_id: Id<Application>,
        /// The id of the user, or `0`.
        user_id: Id<User>,
        /// The type of the entitlement, see [DiscordEntitlementType].
        kind as type: EntitlementType,
        /// If `true`, the entitlement was deleted.
        deleted: bool,
        /// The time when the entitlement becomes valid, in Unix seconds; `0` if it has no start.
        starts_at: Timestamp,
        /// The time when the entitlement expires, in Unix seconds; `0` if it has no end.
        ends_at: Timestamp,
        /// The id of the guild, or `0`.
        guild_id: Id<Guild>,
        /// If `true`, the entitlement of a consumable SKU has been consumed.
        consumed: bool,
        /// The id of the subscription that the entitlement belongs to, or `0`.
        subscription_id: Id<Subscription>,
        /// The id of the promotion that the entitlement came from, or `0`.
        promotion_id: Id<Entitlement>,
        /// The id of the user who gave the entitlement as a gift, or `0`.
        gifter_user_id: Id<User>,
        /// The flags of the gift code, defined by Discord.
        gift_code_flags: u32,
        /// The time when the application fulfilled the entitlement, in Unix seconds; `0` if it did not report this.
        fulfilled_at: Timestamp,
        /// The status of the fulfillment by the application: `0` unknown, `1` not needed, `2` needed, `3` fulfilled, `4` failed,
        /// `5` to be revoked, `6` revoked, `7` revoking failed.
        fulfillment_status: u8,
        /// The id of the entitlement that this is a part of, or `0`.
        parent_id: Id<Entitlement>,
    }
}
