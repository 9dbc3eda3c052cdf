use crate::codes::codes;

codes! {
    /// When a rule of auto moderation is checked.
    ///
    /// The field `event_type` of a [DiscordAutoModerationRule].
    AutoModerationEventType(u8) as DiscordAutoModerationEventType {
        /// A member sends or edits a message.
        MESSAGE_SEND = 1,
        /// A member joins or edits their profile.
        MEMBER_UPDATE = 2,
    }
}
