use crate::codes::codes;

codes! {
    /// The types of triggers of auto moderation rules.
    ///
    /// The property `trigger_type` of a [DiscordAutoModerationRule]. A guild can have one rule of
    /// each type, and six of the type [constant KEYWORD].
    AutoModerationTriggerType(u8) as DiscordAutoModerationTriggerType {
        /// Keywords or regular expressions in messages.
        KEYWORD = 1,
        /// Generic spam, as detected by Discord.
        SPAM = 3,
        /// Words from Discord's own lists, see [DiscordAutoModerationKeywordPreset].
        KEYWORD_PRESET = 4,
        /// More unique mentions in a message than the rule allows.
        MENTION_SPAM = 5,
        /// Keywords or regular expressions in the profiles of members.
        MEMBER_PROFILE = 6,
    }
}
