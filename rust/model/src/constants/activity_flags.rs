use crate::codes::flags;

flags! {
    /// What an activity is and lets others do, the field `flags` of a [DiscordActivity].
    ActivityFlags(u32) as DiscordActivityFlags {
        /// Is one game among several of its kind, such as a match.
        INSTANCE = 1 << 0,
        /// Others can join.
        JOIN = 1 << 1,
        /// Others can watch.
        SPECTATE = 1 << 2,
        /// Others can ask to join.
        JOIN_REQUEST = 1 << 3,
        /// Others can follow along, as with music.
        SYNC = 1 << 4,
        /// Others can play the same thing.
        PLAY = 1 << 5,
        /// Friends can join the party.
        PARTY_PRIVACY_FRIENDS = 1 << 6,
        /// Those in the same voice channel can join the party.
        PARTY_PRIVACY_VOICE_CHANNEL = 1 << 7,
        /// Runs inside Discord.
        EMBEDDED = 1 << 8,
    }
}
