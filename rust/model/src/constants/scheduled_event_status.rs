use crate::codes::codes;

codes! {
    /// The status of a scheduled event.
    ///
    /// The property `status` of a [DiscordScheduledEvent]. Once an event is completed or canceled, its status can no longer be
    /// changed.
    ScheduledEventStatus(u8) as DiscordScheduledEventStatus {
        /// The event has not started yet.
        SCHEDULED = 1,
        /// The event is active.
        ACTIVE = 2,
        /// The event is over.
        COMPLETED = 3,
        /// The event is canceled.
        CANCELED = 4,
    }
}
