use crate::codes::flags;

flags! {
    /// Bit flags of an application, the property `flags` of a [DiscordApplication].
    ApplicationFlags(u64) as DiscordApplicationFlags {
        /// The application uses auto moderation, and has the badge for it.
        APPLICATION_AUTO_MODERATION_RULE_CREATE_BADGE = 1 << 6,
        /// The application can use [constant DiscordIntents.GUILD_PRESENCES], approved by Discord.
        GATEWAY_PRESENCE = 1 << 12,
        /// The application can use [constant DiscordIntents.GUILD_PRESENCES] without Discord's approval, while the bot is small.
        GATEWAY_PRESENCE_LIMITED = 1 << 13,
        /// The application can use [constant DiscordIntents.GUILD_MEMBERS], approved by Discord.
        GATEWAY_GUILD_MEMBERS = 1 << 14,
        /// The application can use [constant DiscordIntents.GUILD_MEMBERS] without Discord's approval, while the bot is small.
        GATEWAY_GUILD_MEMBERS_LIMITED = 1 << 15,
        /// The application grew unusually, which prevents its verification.
        VERIFICATION_PENDING_GUILD_LIMIT = 1 << 16,
        /// The application is an activity, which runs inside Discord.
        EMBEDDED = 1 << 17,
        /// The application can use [constant DiscordIntents.MESSAGE_CONTENT], approved by Discord.
        GATEWAY_MESSAGE_CONTENT = 1 << 18,
        /// The application can use [constant DiscordIntents.MESSAGE_CONTENT] without Discord's approval, while the bot is small.
        GATEWAY_MESSAGE_CONTENT_LIMITED = 1 << 19,
        /// The application has global commands, and the badge for it.
        APPLICATION_COMMAND_BADGE = 1 << 23,
    }
}
