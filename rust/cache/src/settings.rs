//! Which entities are cached, and how many.

use std::time::Duration;

bitflags::bitflags! {
    /// Kinds of entities that a game may exclude. All others have a limit in [`CacheSettings`], which can be zero, or are
    /// few.
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
        /// The channels of guilds, except threads. Without them, no permissions in channels can be computed.
        const CHANNELS = 1 << 10;
        /// Roles. Without them, no permissions can be computed.
        const ROLES = 1 << 11;
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
    /// The age at which a message is evicted; never without one.
    pub message_age: Option<Duration>,
    /// The time without messages after which a thread is evicted; never without one.
    pub thread_age: Option<Duration>,
    /// The time after which users who are neither members of a guild nor authors of cached messages are evicted, with
    /// their direct message channel; never without one.
    pub user_age: Option<Duration>,
    /// The other kinds of entities that are kept.
    pub kinds: CachedKinds,
}

impl CacheSettings {
    /// The settings that keep as little as possible: the guilds themselves, and the bot as a user and a member.
    pub const MINIMAL: Self = Self {
        messages_per_channel: 0,
        messages: 0,
        members: 0,
        presences: 0,
        archived_threads: 0,
        message_age: None,
        thread_age: None,
        user_age: None,
        kinds: CachedKinds::empty(),
    };
}

impl Default for CacheSettings {
    fn default() -> Self {
        Self {
            messages_per_channel: 100,
            messages: 10_000,
            members: 200_000,
            presences: 200_000,
            archived_threads: 1_000,
            message_age: None,
            thread_age: None,
            user_age: None,
            kinds: CachedKinds::all(),
        }
    }
}
