use crate::codes::codes;

codes! {
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
