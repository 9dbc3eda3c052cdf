use crate::codes::codes;

codes! {
    /// Discord's own lists of words for auto moderation.
    ///
    /// Used by rules of the type [constant DiscordAutoModerationTriggerType.KEYWORD_PRESET].
    AutoModerationKeywordPreset(u8) as DiscordAutoModerationKeywordPreset {
        /// Swear words.
        PROFANITY = 1,
        /// Words for sexual things.
        SEXUAL_CONTENT = 2,
        /// Insults to groups of people, and words of hate.
        SLURS = 3,
    }
}
