use crate::codes::codes;

codes! {
    /// Where a scheduled event takes place.
    ///
    /// The property `entity_type` of a [DiscordScheduledEvent].
    ScheduledEventEntityType(u8) as DiscordScheduledEventEntityType {
        /// Not set.
        NONE = 0,
        /// On a stage.
        STAGE_INSTANCE = 1,
        /// In a voice channel.
        VOICE = 2,
        /// Outside Discord's channels, at the location that the event names.
        EXTERNAL = 3,
    }
}
