use crate::codes::codes;

codes! {
    /// What a rule of auto moderation looks for.
    ///
    /// The field `trigger_type` of a [DiscordAutoModerationRule]. A guild can have one rule of
    /// each type, and six of the type [constant KEYWORD].
    AutoModerationTriggerType(u8) as DiscordAutoModerationTriggerType {
        /// Words of a list, or patterns, in messages.
        KEYWORD = 1,
        /// What Discord takes for spam.
        SPAM = 3,
        /// Words of Discord's own lists, see [DiscordAutoModerationKeywordPreset].
        KEYWORD_PRESET = 4,
        /// More mentions in a message than the rule allows.
        MENTION_SPAM = 5,
        /// Words of a list, or patterns, in the names of members.
        MEMBER_PROFILE = 6,
    }
}
