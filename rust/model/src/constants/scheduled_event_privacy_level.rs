use crate::codes::codes;

codes! {
    /// Who can see a scheduled event.
    ///
    /// The property `privacy_level` of a [DiscordScheduledEvent].
    ScheduledEventPrivacyLevel(u8) as DiscordScheduledEventPrivacyLevel {
        /// Members of the guild.
        GUILD_ONLY = 2,
    }
}
