use crate::codes::codes;

codes! {
    /// Who can see a stage.
    ///
    /// The field `privacy_level` of a [DiscordStageInstance].
    StagePrivacyLevel(u8) as DiscordStagePrivacyLevel {
        /// Everybody. Discord has given this up.
        PUBLIC = 1,
        /// Members of the guild.
        GUILD_ONLY = 2,
    }
}
