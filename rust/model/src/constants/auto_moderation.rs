//! Auto moderation.

use crate::constant_macros::open_enum;

open_enum! {
    /// The types of actions of auto moderation.
    ///
    /// The property `type` of a [DiscordAutoModerationAction].
    AutoModerationActionType(u8) as DiscordAutoModerationActionType {
        /// Blocks the message.
        BLOCK_MESSAGE = 1,
        /// Reports the message to a channel.
        SEND_ALERT_MESSAGE = 2,
        /// Times out the member. Only available with the triggers [constant DiscordAutoModerationTriggerType.KEYWORD] and
        /// [constant DiscordAutoModerationTriggerType.MENTION_SPAM].
        TIMEOUT = 3,
        /// Prevents the member from sending messages, speaking and any other interaction.
        BLOCK_MEMBER_INTERACTION = 4,
    }
}

open_enum! {
    /// The types of events for which an auto moderation rule is checked.
    ///
    /// The property `event_type` of a [DiscordAutoModerationRule].
    AutoModerationEventType(u8) as DiscordAutoModerationEventType {
        /// A member sends or edits a message.
        MESSAGE_SEND = 1,
        /// A member joins or edits their profile.
        MEMBER_UPDATE = 2,
    }
}

open_enum! {
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

open_enum! {
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
