use crate::codes::codes;

codes! {
    /// How often a scheduled event recurs.
    ///
    /// The property `frequency` of a [DiscordRecurrenceRule].
    RecurrenceFrequency(u8) as DiscordRecurrenceFrequency {
        /// Every year.
        YEARLY = 0,
        /// Every month.
        MONTHLY = 1,
        /// Every week, or every second week.
        WEEKLY = 2,
        /// Every day, or on certain days of the week.
        DAILY = 3,
    }
}
