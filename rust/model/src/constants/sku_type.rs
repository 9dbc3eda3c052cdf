use crate::codes::codes;

codes! {
    /// The kinds of things an app sells.
    ///
    /// The field `type` of a [DiscordSku].
    SkuType(u8) as DiscordSkuType {
        /// Bought once and kept.
        DURABLE = 2,
        /// Bought, used up and bought again, such as coins.
        CONSUMABLE = 3,
        /// Paid for again and again.
        SUBSCRIPTION = 5,
        /// Made by Discord for each [constant SUBSCRIPTION]. It cannot be bought; leave it out.
        SUBSCRIPTION_GROUP = 6,
    }
}
