//! SKUs, entitlements and subscriptions.

use crate::constant_macros::{flags, open_enum};

open_enum! {
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
        /// The user received it for free.
        FREE_PURCHASE = 5,
        /// Another user gave it as a gift.
        USER_GIFT = 6,
        /// The user received it for free, as a Nitro subscriber.
        PREMIUM_PURCHASE = 7,
        /// The user subscribes to the application.
        APPLICATION_SUBSCRIPTION = 8,
        /// The user earned it by completing a quest.
        QUEST_REWARD = 10,
    }
}

flags! {
    /// Bit flags of a SKU, the property `flags` of a [DiscordSku].
    SkuFlags(u32) as DiscordSkuFlags {
        /// The SKU can be bought.
        AVAILABLE = 1 << 2,
        /// A subscription that a user buys for a guild, and that applies to every member there.
        GUILD_SUBSCRIPTION = 1 << 7,
        /// A subscription that a user buys for themselves, and that applies in every guild.
        USER_SUBSCRIPTION = 1 << 8,
    }
}

open_enum! {
    /// The types of SKUs.
    ///
    /// The property `type` of a [DiscordSku].
    SkuType(u8) as DiscordSkuType {
        /// A durable one-time purchase.
        DURABLE = 2,
        /// A consumable one-time purchase, such as coins.
        CONSUMABLE = 3,
        /// A subscription with recurring payments.
        SUBSCRIPTION = 5,
        /// A group that Discord creates for each [constant SUBSCRIPTION]. It cannot be bought; ignore it.
        SUBSCRIPTION_GROUP = 6,
    }
}

open_enum! {
    /// The status of a subscription.
    ///
    /// The property `status` of a [DiscordSubscription]. To check whether a user has access, use entitlements instead.
    SubscriptionStatus(u8) as DiscordSubscriptionStatus {
        /// The subscription is active and will be renewed.
        ACTIVE = 0,
        /// The subscription is inactive and not paid for.
        INACTIVE = 1,
        /// The subscription is active but will not be renewed.
        ENDING = 2,
    }
}
