//! Which entities are cached, and how many.

bitflags::bitflags! {
    /// Kinds of entities that a game may exclude. All others are essential parts of a guild, or have a limit in
    /// [`CacheSettings`], which can be zero.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct CachedKinds: u32 {
        /// The voice states of users in voice channels.
        const VOICE_STATES = 1 << 0;
        /// Threads.
        const THREADS = 1 << 1;
        /// The emojis of guilds.
        const EMOJIS = 1 << 2;
        /// The stickers of guilds.
        const STICKERS = 1 << 3;
        /// Stage instances.
        const STAGE_INSTANCES = 1 << 4;
        /// Scheduled events.
        const SCHEDULED_EVENTS = 1 << 5;
        /// Auto moderation rules.
        const AUTO_MODERATION_RULES = 1 << 6;
        /// Soundboard sounds of guilds.
        const SOUNDBOARD_SOUNDS = 1 << 7;
        /// Integrations of guilds.
        const INTEGRATIONS = 1 << 8;
        /// Invites that were created while the bot was connected.
        const INVITES = 1 << 9;
    }
}

/// Which entities are cached, and how many. Beyond a limit, the oldest entity is evicted, with the users that no other
/// cached entity refers to.
///
/// The defaults keep all kinds. A member takes about 650 bytes including the user, a presence 450, a message 550 or
/// more: a bot in a few guilds needs a few MB, and a bot that reaches all limits about 250 MB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheSettings {
    /// The maximum number of messages per channel.
    pub messages_per_channel: usize,
    /// The maximum number of messages in total.
    pub messages: usize,
    /// The maximum number of members in total. The bot's own members are always kept and do not count.
    pub members: usize,
    /// The maximum number of presences in total.
    pub presences: usize,
    /// The maximum number of archived threads in total. Active threads are kept like channels.
    pub archived_threads: usize,
    /// The other kinds of entities that are kept.
    pub kinds: CachedKinds,
}

impl Default for CacheSettings {
    fn default() -> Self {
        Self {
            messages_per_channel: 100,
            messages: 10_000,
            members: 200_000,
            presences: 200_000,
            archived_threads: 1_000,
            kinds: CachedKinds::all(),
        }
    }
}
