use crate::codes::flags;

flags! {
    /// What an application has and may do, the field `flags` of a [DiscordApplication].
    ApplicationFlags(u64) as DiscordApplicationFlags {
        /// Uses auto moderation, and has the badge for it.
        APPLICATION_AUTO_MODERATION_RULE_CREATE_BADGE = 1 << 6,
        /// May use [constant DiscordIntents.GUILD_PRESENCES], after Discord's review.
        GATEWAY_PRESENCE = 1 << 12,
        /// May use [constant DiscordIntents.GUILD_PRESENCES], while the bot is small.
        GATEWAY_PRESENCE_LIMITED = 1 << 13,
        /// May use [constant DiscordIntents.GUILD_MEMBERS], after Discord's review.
        GATEWAY_GUILD_MEMBERS = 1 << 14,
        /// May use [constant DiscordIntents.GUILD_MEMBERS], while the bot is small.
        GATEWAY_GUILD_MEMBERS_LIMITED = 1 << 15,
        /// Grew so unusually that Discord holds its verification back.
        VERIFICATION_PENDING_GUILD_LIMIT = 1 << 16,
        /// Is an activity, which runs inside Discord.
        EMBEDDED = 1 << 17,
        /// May use [constant DiscordIntents.MESSAGE_CONTENT], after Discord's review.
        GATEWAY_MESSAGE_CONTENT = 1 << 18,
        /// May use [constant DiscordIntents.MESSAGE_CONTENT], while the bot is small.
        GATEWAY_MESSAGE_CONTENT_LIMITED = 1 << 19,
        /// Has commands in all guilds, and the badge for it.
        APPLICATION_COMMAND_BADGE = 1 << 23,
    }
}
