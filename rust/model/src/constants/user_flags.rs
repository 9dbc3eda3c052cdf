use crate::codes::flags;

flags! {
    /// The badges of an account, the field `public_flags` of a [DiscordUser].
    UserFlags(u64) as DiscordUserFlags {
        /// Works at Discord.
        STAFF = 1 << 0,
        /// Owns a partnered guild.
        PARTNER = 1 << 1,
        /// Takes part in HypeSquad events.
        HYPESQUAD = 1 << 2,
        /// Bug hunter, first level.
        BUG_HUNTER_LEVEL_1 = 1 << 3,
        /// House of Bravery.
        HYPESQUAD_ONLINE_HOUSE_1 = 1 << 6,
        /// House of Brilliance.
        HYPESQUAD_ONLINE_HOUSE_2 = 1 << 7,
        /// House of Balance.
        HYPESQUAD_ONLINE_HOUSE_3 = 1 << 8,
        /// Supported Nitro early.
        PREMIUM_EARLY_SUPPORTER = 1 << 9,
        /// Not a person but a team.
        TEAM_PSEUDO_USER = 1 << 10,
        /// Bug hunter, second level.
        BUG_HUNTER_LEVEL_2 = 1 << 14,
        /// A verified bot.
        VERIFIED_BOT = 1 << 16,
        /// Made a verified bot early.
        VERIFIED_DEVELOPER = 1 << 17,
        /// An alumnus of the moderator programme.
        CERTIFIED_MODERATOR = 1 << 18,
        /// A bot that takes interactions by HTTP only and is always shown as online.
        BOT_HTTP_INTERACTIONS = 1 << 19,
    }
}
