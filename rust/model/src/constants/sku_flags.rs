use crate::codes::flags;

flags! {
    /// Who can buy a thing and what for, the field `flags` of a [DiscordSku].
    SkuFlags(u32) as DiscordSkuFlags {
        /// Can be bought.
        AVAILABLE = 1 << 2,
        /// A subscription that a user buys for one guild, and that counts for everybody there.
        GUILD_SUBSCRIPTION = 1 << 7,
        /// A subscription that a user buys for themselves, and that counts in every guild.
        USER_SUBSCRIPTION = 1 << 8,
    }
}
