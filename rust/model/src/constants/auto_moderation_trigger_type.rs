use crate::codes::codes;

codes! {
    /// What a rule of auto moderation looks for.
    ///
    /// The field `trigger_type` of a [DiscordAutoModerationRule]. The numbers behind the names are how many such rules
    /// a guild can have.
    AutoModerationTriggerType(u8) as DiscordAutoModerationTriggerType {
        /// Words of a list, or patterns, in messages. Up to 6.
        KEYWORD = 1,
        /// What Discord takes for spam. One.
        SPAM = 3,
        /// Words of Discord's own lists, see [DiscordAutoModerationKeywordPreset]. One.
        KEYWORD_PRESET = 4,
        /// More mentions in a message than the rule allows. One.
        MENTION_SPAM = 5,
        /// Words of a list, or patterns, in the names of members. One.
        MEMBER_PROFILE = 6,
    }
}
