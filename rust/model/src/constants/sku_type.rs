use crate::codes::codes;

codes! {
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
