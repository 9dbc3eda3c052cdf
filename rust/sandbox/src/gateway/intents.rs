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

/// The intents of which a session needs one to be told of that event, in a guild or in a DM. 0 needs none.
pub fn needed(event: &str, in_guild: bool) -> u64 {
    let (guild, direct) = match event {
        "GUILD_CREATE"
        | "GUILD_UPDATE"
        | "GUILD_DELETE"
        | "GUILD_ROLE_CREATE"
        | "GUILD_ROLE_UPDATE"
        | "GUILD_ROLE_DELETE"
        | "CHANNEL_CREATE"
        | "CHANNEL_UPDATE"
        | "CHANNEL_DELETE"
        | "THREAD_CREATE"
        | "THREAD_UPDATE"
        | "THREAD_DELETE"
        | "THREAD_LIST_SYNC"
        | "THREAD_MEMBER_UPDATE"
        | "STAGE_INSTANCE_CREATE"
        | "STAGE_INSTANCE_UPDATE"
        | "STAGE_INSTANCE_DELETE"
        | "VOICE_CHANNEL_STATUS_UPDATE"
        | "VOICE_CHANNEL_START_TIME_UPDATE" => (GUILDS, GUILDS),
        "CHANNEL_PINS_UPDATE" => (GUILDS, 1 << 12),
        "THREAD_MEMBERS_UPDATE" => (GUILDS | GUILD_MEMBERS, 0),
        "GUILD_MEMBER_ADD" | "GUILD_MEMBER_UPDATE" | "GUILD_MEMBER_REMOVE" => {
            (GUILD_MEMBERS, GUILD_MEMBERS)
        }
        "GUILD_AUDIT_LOG_ENTRY_CREATE"
        | "GUILD_BAN_ADD"
        | "GUILD_BAN_REMOVE"
        | "GUILD_JOIN_REQUEST_CREATE"
        | "GUILD_JOIN_REQUEST_UPDATE"
        | "GUILD_JOIN_REQUEST_DELETE" => (1 << 2, 1 << 2),
        "GUILD_EMOJIS_UPDATE"
        | "GUILD_STICKERS_UPDATE"
        | "GUILD_SOUNDBOARD_SOUND_CREATE"
        | "GUILD_SOUNDBOARD_SOUND_UPDATE"
        | "GUILD_SOUNDBOARD_SOUND_DELETE"
        | "GUILD_SOUNDBOARD_SOUNDS_UPDATE" => (1 << 3, 1 << 3),
        "GUILD_INTEGRATIONS_UPDATE"
        | "INTEGRATION_CREATE"
        | "INTEGRATION_UPDATE"
        | "INTEGRATION_DELETE" => (1 << 4, 1 << 4),
        "WEBHOOKS_UPDATE" => (1 << 5, 1 << 5),
        "INVITE_CREATE" | "INVITE_DELETE" => (1 << 6, 1 << 6),
        "VOICE_CHANNEL_EFFECT_SEND" | "VOICE_STATE_UPDATE" => (1 << 7, 1 << 7),
        "PRESENCE_UPDATE" => (GUILD_PRESENCES, GUILD_PRESENCES),
        "MESSAGE_CREATE" | "MESSAGE_UPDATE" | "MESSAGE_DELETE" => (1 << 9, 1 << 12),
        "MESSAGE_DELETE_BULK" => (1 << 9, 1 << 9),
        "MESSAGE_REACTION_ADD"
        | "MESSAGE_REACTION_REMOVE"
        | "MESSAGE_REACTION_REMOVE_ALL"
        | "MESSAGE_REACTION_REMOVE_EMOJI" => (1 << 10, 1 << 13),
        "TYPING_START" => (1 << 11, 1 << 14),
        "GUILD_SCHEDULED_EVENT_CREATE"
        | "GUILD_SCHEDULED_EVENT_UPDATE"
        | "GUILD_SCHEDULED_EVENT_DELETE"
        | "GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE"
        | "GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE"
        | "GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE"
        | "GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE"
        | "GUILD_SCHEDULED_EVENT_USER_ADD"
        | "GUILD_SCHEDULED_EVENT_USER_REMOVE" => (1 << 16, 1 << 16),
        "AUTO_MODERATION_RULE_CREATE"
        | "AUTO_MODERATION_RULE_UPDATE"
        | "AUTO_MODERATION_RULE_DELETE" => (1 << 20, 1 << 20),
        "AUTO_MODERATION_ACTION_EXECUTION" => (1 << 21, 1 << 21),
        "MESSAGE_POLL_VOTE_ADD" | "MESSAGE_POLL_VOTE_REMOVE" => (1 << 24, 1 << 25),
        _ => (0, 0),
    };
    if in_guild { guild } else { direct }
}
