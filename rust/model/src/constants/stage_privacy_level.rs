use crate::codes::codes;

codes! {
    /// Who can see a stage.
    ///
    /// The property `privacy_level` of a [DiscordStageInstance].
    StagePrivacyLevel(u8) as DiscordStagePrivacyLevel {
        /// Everyone. Deprecated by Discord.
        PUBLIC = 1,
        /// Members of the guild.
        GUILD_ONLY = 2,
    }
}
