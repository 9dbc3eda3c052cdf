//! Activities.

use crate::constant_macros::{flags, open_enum};

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

open_enum! {
    /// The types of activities, as in "Playing Chess".
    ///
    /// The property `type` of a [DiscordActivity].
    ActivityType(u32) as DiscordActivityType {
        /// Shown as "Playing" and the name.
        PLAYING = 0,
        /// Shown as "Streaming" and the details; the URL must lead to Twitch or YouTube.
        STREAMING = 1,
        /// Shown as "Listening to" and the name.
        LISTENING = 2,
        /// Shown as "Watching" and the name.
        WATCHING = 3,
        /// A custom status, shown as its emoji and state.
        CUSTOM = 4,
        /// Shown as "Competing in" and the name.
        COMPETING = 5,
    }
}
