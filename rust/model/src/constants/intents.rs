//! Gateway intents.

use crate::constant_macros::flags;

flags! {
    /// The gateway intents: the groups of events that a bot receives.
    ///
    /// Three of them are privileged: [constant GUILD_MEMBERS], [constant GUILD_PRESENCES] and
    /// [constant MESSAGE_CONTENT] must also be enabled for the bot in Discord's developer portal, under "Bot", or
    /// Discord rejects the login.
    ///
    /// ```gdscript
    /// client.intents = DiscordIntents.GUILDS | DiscordIntents.GUILD_MESSAGES | DiscordIntents.MESSAGE_CONTENT
    /// ```
    Intents(u32) as DiscordIntents {
        /// Guilds, their channels, threads, roles and stages. Nearly every bot needs it.
        GUILDS = 1 << 0,
        /// Members who join, leave or change. Privileged.
        GUILD_MEMBERS = 1 << 1,
        /// Bans and audit log entries.
        GUILD_MODERATION = 1 << 2,
        /// Emojis, stickers and soundboard sounds.
        GUILD_EXPRESSIONS = 1 << 3,
        /// Integrations.
        GUILD_INTEGRATIONS = 1 << 4,
        /// Webhooks.
        GUILD_WEBHOOKS = 1 << 5,
        /// Invites.
        GUILD_INVITES = 1 << 6,
        /// Voice states: which user is in which voice channel.
        GUILD_VOICE_STATES = 1 << 7,
        /// Presences: status and activities of users. Privileged.
        GUILD_PRESENCES = 1 << 8,
        /// Messages in guilds. Their content is only included with [constant MESSAGE_CONTENT].
        GUILD_MESSAGES = 1 << 9,
        /// Reactions to messages in guilds.
        GUILD_MESSAGE_REACTIONS = 1 << 10,
        /// Users who are typing in guilds.
        GUILD_MESSAGE_TYPING = 1 << 11,
        /// Direct messages to the bot.
        DIRECT_MESSAGES = 1 << 12,
        /// Reactions to direct messages.
        DIRECT_MESSAGE_REACTIONS = 1 << 13,
        /// Users who are typing in direct messages.
        DIRECT_MESSAGE_TYPING = 1 << 14,
        /// The content, embeds, attachments and components of messages that neither mention the bot nor are direct messages to
        /// it. Privileged.
        MESSAGE_CONTENT = 1 << 15,
        /// Scheduled events.
        GUILD_SCHEDULED_EVENTS = 1 << 16,
        /// Changes of auto moderation rules.
        AUTO_MODERATION_CONFIGURATION = 1 << 20,
        /// Actions taken by auto moderation.
        AUTO_MODERATION_EXECUTION = 1 << 21,
        /// Votes in polls in guilds.
        GUILD_MESSAGE_POLLS = 1 << 24,
        /// Votes in polls in direct messages.
        DIRECT_MESSAGE_POLLS = 1 << 25,
    }
}

impl Intents {
    /// The intents that must also be enabled in the developer portal.
    pub const PRIVILEGED: Self = Self::GUILD_MEMBERS
        .union(Self::GUILD_PRESENCES)
        .union(Self::MESSAGE_CONTENT);

    /// The intents that do not have to be enabled in the developer portal.
    pub const UNPRIVILEGED: Self = Self::ALL.difference(Self::PRIVILEGED);

    /// The intents that most bots need, none of which is privileged: guilds, messages and reactions.
    pub const DEFAULT: Self = Self::GUILDS
        .union(Self::GUILD_MESSAGES)
        .union(Self::GUILD_MESSAGE_REACTIONS)
        .union(Self::DIRECT_MESSAGES);
}

#[cfg(test)]
mod tests {
    use super::Intents;

    #[test]
    fn sums_are_discords() {
        assert_eq!(Intents::ALL.bits(), 53_608_447);
        assert_eq!(Intents::UNPRIVILEGED.bits(), 53_575_421);
    }
}
