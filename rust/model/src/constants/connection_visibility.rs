use crate::codes::codes;

codes! {
    /// Who can see a connection of a user to an external account.
    ///
    /// The property `visibility` of a [DiscordConnection].
    ConnectionVisibility(u8) as DiscordConnectionVisibility {
        /// Only the user.
        NONE = 0,
        /// Everyone.
        EVERYONE = 1,
    }
}
