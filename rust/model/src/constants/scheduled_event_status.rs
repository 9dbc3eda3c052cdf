use crate::codes::codes;

codes! {
    /// How far a scheduled event has come.
    ///
    /// The field `status` of a [DiscordScheduledEvent]. One that is completed or cancelled stays so.
    ScheduledEventStatus(u8) as DiscordScheduledEventStatus {
        /// It has not begun yet.
        SCHEDULED = 1,
        /// It is going on.
        ACTIVE = 2,
        /// It is over.
        COMPLETED = 3,
        /// It will not take place.
        CANCELED = 4,
    }
}
