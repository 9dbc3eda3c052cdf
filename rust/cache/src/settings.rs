//! Which entities are cached, and how many.

bitflags::bitflags! {
    /// Kinds of entities that a game may leave out. All others belong to what makes a guild, or have a number in
    /// [`CacheSettings`], of which zero keeps none.
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

/// Which entities are cached, and how many. Beyond a limit the oldest entity is evicted, with the users that no other cached entity
/// names.
///
/// The defaults keep all kinds. A member takes about 650 bytes with the user, a presence 450, a message 550 and more: a bot in
/// a few guilds needs a few MB, and one that reaches all limits about 250 MB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheSettings {
    /// How many messages are kept for each channel.
    pub messages_per_channel: usize,
    /// How many messages are kept in all.
    pub messages: usize,
    /// How many members are kept in all. The bot's own are always kept and do not count.
    pub members: usize,
    /// How many presences are kept in all.
    pub presences: usize,
    /// How many archived threads are kept in all. Threads that are not archived are kept as channels are.
    pub archived_threads: usize,
    /// Which of the other kinds are kept.
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
