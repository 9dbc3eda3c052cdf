use crate::codes::codes;

codes! {
    /// Where a command can be used, and where an interaction took place.
    ///
    /// The properties `contexts` of a [DiscordApplicationCommand] and `context` of a [DiscordInteraction].
    InteractionContextType(u8) as DiscordInteractionContextType {
        /// In guilds.
        GUILD = 0,
        /// In direct messages with the bot.
        BOT_DM = 1,
        /// In direct messages with other users, and in group DMs.
        PRIVATE_CHANNEL = 2,
    }
}
