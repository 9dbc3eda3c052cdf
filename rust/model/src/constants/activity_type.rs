use crate::codes::codes;

codes! {
    /// What a person or bot is shown to be doing, as in "Playing Chess".
    ///
    /// The field `type` of a [DiscordActivity].
    ActivityType(u32) as DiscordActivityType {
        /// Shown as "Playing" and the name.
        PLAYING = 0,
        /// Shown as "Streaming" and the details; the URL must lead to Twitch or YouTube.
        STREAMING = 1,
        /// Shown as "Listening to" and the name.
        LISTENING = 2,
        /// Shown as "Watching" and the name.
        WATCHING = 3,
        /// Shown as the emoji and the state, a custom status.
        CUSTOM = 4,
        /// Shown as "Competing in" and the name.
        COMPETING = 5,
    }
}
