use crate::codes::flags;

flags! {
    /// Peculiarities of an embed, the field `flags` of a [DiscordEmbed].
    EmbedFlags(u32) as DiscordEmbedFlags {
        /// Stands for the activity card that the message replies to.
        IS_CONTENT_INVENTORY_ENTRY = 1 << 5,
    }
}
