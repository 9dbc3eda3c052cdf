//! What is kept, and how much of it.

bitflags::bitflags! {
    /// Kinds of entities that a game may leave out. All others belong to what makes a guild, or have a number in
    /// [`Settings`], of which zero keeps none.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Kinds: u32 {
        /// Who is in voice, and where.
        const VOICE_STATES = 1 << 0;
        /// Threads.
        const THREADS = 1 << 1;
        /// The emojis of guilds.
        const EMOJIS = 1 << 2;
        /// The stickers of guilds.
        const STICKERS = 1 << 3;
        /// Stages that are live.
        const STAGE_INSTANCES = 1 << 4;
        /// What guilds have on their calendars.
        const SCHEDULED_EVENTS = 1 << 5;
        /// The rules by which guilds moderate themselves.
        const AUTO_MODERATION_RULES = 1 << 6;
        /// The sounds of guilds.
        const SOUNDBOARD_SOUNDS = 1 << 7;
        /// What is connected to guilds.
        const INTEGRATIONS = 1 << 8;
        /// Invites that were made while the bot looked on.
        const INVITES = 1 << 9;
    }
}

/// What is kept, and how much of it. The oldest goes where more comes than is kept, and takes the users along that
/// nothing else names.
///
/// The defaults keep all kinds. A member takes about 650 bytes with the user, a presence 450, a message 550 and more: a bot in
/// a few guilds needs a few MB, and one that sees as much as is ever kept about 250 MB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
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
    pub kinds: Kinds,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            messages_per_channel: 100,
            messages: 10_000,
            members: 200_000,
            presences: 200_000,
            archived_threads: 1_000,
            kinds: Kinds::all(),
        }
    }
}
