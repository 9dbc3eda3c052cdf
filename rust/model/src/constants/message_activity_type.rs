use crate::codes::codes;

codes! {
    /// The types of activities that a message invites to.
    ///
    /// The property `type` of a [DiscordMessageActivity].
    MessageActivityType(u8) as DiscordMessageActivityType {
        /// To join the game.
        JOIN = 1,
        /// To spectate the game.
        SPECTATE = 2,
        /// To listen along.
        LISTEN = 3,
        /// To let the author join the game.
        JOIN_REQUEST = 5,
        /// To stream for the author.
        STREAM_REQUEST = 6,
    }
}
