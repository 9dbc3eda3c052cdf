use crate::codes::flags;

flags! {
    /// Bit flags of an embed, the property `flags` of a [DiscordEmbed].
    EmbedFlags(u32) as DiscordEmbedFlags {
        /// The embed is the activity card that the message replies to.
        IS_CONTENT_INVENTORY_ENTRY = 1 << 5,
    }
}
