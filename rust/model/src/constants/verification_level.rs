use crate::codes::codes;

codes! {
    /// The verification levels: what new members need before they can send messages in a guild.
    ///
    /// The property `verification_level` of a [DiscordGuild].
    VerificationLevel(u8) as DiscordVerificationLevel {
        /// No restriction.
        NONE = 0,
        /// A verified email address.
        LOW = 1,
        /// A Discord account older than 5 minutes.
        MEDIUM = 2,
        /// A membership longer than 10 minutes.
        HIGH = 3,
        /// A verified phone number.
        VERY_HIGH = 4,
    }
}
