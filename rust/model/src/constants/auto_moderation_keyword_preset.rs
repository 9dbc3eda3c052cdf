use crate::codes::codes;

codes! {
    /// Discord's own lists of words for auto moderation.
    ///
    /// Used by rules of the type [constant DiscordAutoModerationTriggerType.KEYWORD_PRESET].
    AutoModerationKeywordPreset(u8) as DiscordAutoModerationKeywordPreset {
        /// Profanity.
        PROFANITY = 1,
        /// Sexual content.
        SEXUAL_CONTENT = 2,
        /// Slurs and hate speech.
        SLURS = 3,
    }
}
