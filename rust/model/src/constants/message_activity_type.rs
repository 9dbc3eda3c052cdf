use crate::codes::codes;

codes! {
    /// What a message with a game's invitation invites to.
    ///
    /// The field `type` of a [DiscordMessageActivity].
    MessageActivityType(u8) as DiscordMessageActivityType {
        /// To join the game.
        JOIN = 1,
        /// To watch the game.
        SPECTATE = 2,
        /// To listen along.
        LISTEN = 3,
        /// To let the author join.
        JOIN_REQUEST = 5,
        /// To stream for the author.
        STREAM_REQUEST = 6,
    }
}
