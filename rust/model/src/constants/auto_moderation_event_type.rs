use crate::codes::codes;

codes! {
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
