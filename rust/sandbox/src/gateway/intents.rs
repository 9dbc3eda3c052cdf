//! Which intent lets which event through.

/// GUILDS.
const GUILDS: u64 = 1 << 0;
/// GUILD_MEMBERS, privileged.
pub const GUILD_MEMBERS: u64 = 1 << 1;
/// GUILD_PRESENCES, privileged.
pub const GUILD_PRESENCES: u64 = 1 << 8;
/// MESSAGE_CONTENT, privileged. No events of its own: it opens the content of messages.
pub const MESSAGE_CONTENT: u64 = 1 << 15;

/// The three the portal must grant: GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT.
pub const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

/// The documented bits, and the four that exist without being documented.
pub const KNOWN: u64 = 53_608_447 | 1 << 17 | 1 << 26 | 1 << 27 | 1 << 28;

/// The intents that let an event through in a guild and in a DM, by how its name begins; what comes first counts.
const NEEDED: &[(&str, u64, u64)] = &[
    ("CHANNEL_PINS_UPDATE", GUILDS, 1 << 12),
    ("THREAD_MEMBERS_UPDATE", GUILDS | GUILD_MEMBERS, 0),
    ("GUILD_CREATE", GUILDS, GUILDS),
    ("GUILD_UPDATE", GUILDS, GUILDS),
    ("GUILD_DELETE", GUILDS, GUILDS),
    ("GUILD_ROLE_", GUILDS, GUILDS),
    ("CHANNEL_CREATE", GUILDS, GUILDS),
    ("CHANNEL_UPDATE", GUILDS, GUILDS),
    ("CHANNEL_DELETE", GUILDS, GUILDS),
    ("THREAD_", GUILDS, GUILDS),
    ("STAGE_INSTANCE_", GUILDS, GUILDS),
    ("VOICE_CHANNEL_STATUS_UPDATE", GUILDS, GUILDS),
    ("VOICE_CHANNEL_START_TIME_UPDATE", GUILDS, GUILDS),
    ("GUILD_MEMBER_", GUILD_MEMBERS, GUILD_MEMBERS),
    ("GUILD_AUDIT_LOG_ENTRY_CREATE", 1 << 2, 1 << 2),
    ("GUILD_BAN_", 1 << 2, 1 << 2),
    ("GUILD_JOIN_REQUEST_", 1 << 2, 1 << 2),
    ("GUILD_EMOJIS_UPDATE", 1 << 3, 1 << 3),
    ("GUILD_STICKERS_UPDATE", 1 << 3, 1 << 3),
    ("GUILD_SOUNDBOARD_SOUND", 1 << 3, 1 << 3),
    ("GUILD_INTEGRATIONS_UPDATE", 1 << 4, 1 << 4),
    ("INTEGRATION_", 1 << 4, 1 << 4),
    ("WEBHOOKS_UPDATE", 1 << 5, 1 << 5),
    ("INVITE_", 1 << 6, 1 << 6),
    ("VOICE_CHANNEL_EFFECT_SEND", 1 << 7, 1 << 7),
    ("VOICE_STATE_UPDATE", 1 << 7, 1 << 7),
    ("PRESENCE_UPDATE", GUILD_PRESENCES, GUILD_PRESENCES),
    ("MESSAGE_REACTION_", 1 << 10, 1 << 13),
    ("MESSAGE_POLL_VOTE_", 1 << 24, 1 << 25),
    ("MESSAGE_DELETE_BULK", 1 << 9, 1 << 9),
    ("MESSAGE_CREATE", 1 << 9, 1 << 12),
    ("MESSAGE_UPDATE", 1 << 9, 1 << 12),
    ("MESSAGE_DELETE", 1 << 9, 1 << 12),
    ("TYPING_START", 1 << 11, 1 << 14),
    ("GUILD_SCHEDULED_EVENT_", 1 << 16, 1 << 16),
    ("AUTO_MODERATION_RULE_", 1 << 20, 1 << 20),
    ("AUTO_MODERATION_ACTION_EXECUTION", 1 << 21, 1 << 21),
];

/// The intents of which a session needs one to be told of that event, in a guild or in a DM. 0 needs none.
pub fn needed(event: &str, in_guild: bool) -> u64 {
    let mut rows = NEEDED.iter();
    let found = rows.find(|(start, ..)| event.starts_with(start));
    found.map_or(
        0,
        |(_, guild, direct)| if in_guild { *guild } else { *direct },
    )
}
