use crate::codes::codes;

codes! {
    /// Whether moderators of a guild need a second factor, such as a code from their telephone.
    ///
    /// The field `mfa_level` of a [DiscordGuild].
    MfaLevel(u8) as DiscordMfaLevel {
        /// They need none.
        NONE = 0,
        /// They need one.
        ELEVATED = 1,
    }
}
