use crate::codes::codes;

codes! {
    /// The required MFA levels for moderators of a guild.
    ///
    /// The property `mfa_level` of a [DiscordGuild].
    MfaLevel(u8) as DiscordMfaLevel {
        /// No MFA is required.
        NONE = 0,
        /// MFA is required.
        ELEVATED = 1,
    }
}
