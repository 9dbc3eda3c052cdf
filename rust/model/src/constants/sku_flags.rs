use crate::codes::flags;

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
