use crate::codes::codes;

codes! {
    /// Who can see an account that a user has connected with theirs on Discord.
    ///
    /// The field `visibility` of a [DiscordConnection].
    ConnectionVisibility(u8) as DiscordConnectionVisibility {
        /// Only the user.
        NONE = 0,
        /// Everybody.
        EVERYONE = 1,
    }
}
