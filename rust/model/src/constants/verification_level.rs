use crate::codes::codes;

codes! {
    /// What a new member must have before they can write in a guild.
    ///
    /// The field `verification_level` of a [DiscordGuild].
    VerificationLevel(u8) as DiscordVerificationLevel {
        /// Nothing.
        NONE = 0,
        /// A verified e-mail address.
        LOW = 1,
        /// An account older than 5 minutes.
        MEDIUM = 2,
        /// A membership longer than 10 minutes.
        HIGH = 3,
        /// A verified telephone number.
        VERY_HIGH = 4,
    }
}
