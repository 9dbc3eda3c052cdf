use crate::codes::flags;

flags! {
    /// Bit flags of an activity, the property `flags` of a [DiscordActivity].
    ActivityFlags(u32) as DiscordActivityFlags {
        /// The activity is an instanced game session, such as a match.
        INSTANCE = 1 << 0,
        /// Others can join the activity.
        JOIN = 1 << 1,
        /// Others can spectate the activity.
        SPECTATE = 1 << 2,
        /// Others can request to join the activity.
        JOIN_REQUEST = 1 << 3,
        /// Others can follow along, as with music.
        SYNC = 1 << 4,
        /// Others can play the same content.
        PLAY = 1 << 5,
        /// Friends can join the party.
        PARTY_PRIVACY_FRIENDS = 1 << 6,
        /// Users in the same voice channel can join the party.
        PARTY_PRIVACY_VOICE_CHANNEL = 1 << 7,
        /// The activity runs inside Discord.
        EMBEDDED = 1 << 8,
    }
}
