use crate::codes::codes;

codes! {
    /// A day of the week in a [DiscordRecurrenceRule]. The week begins on Monday.
    ///
    /// The numbers differ from those of Godot's [enum Time.Weekday], which begins on Sunday.
    RecurrenceWeekday(u8) as DiscordRecurrenceWeekday {
        /// Monday.
        MONDAY = 0,
        /// Tuesday.
        TUESDAY = 1,
        /// Wednesday.
        WEDNESDAY = 2,
        /// Thursday.
        THURSDAY = 3,
        /// Friday.
        FRIDAY = 4,
        /// Saturday.
        SATURDAY = 5,
        /// Sunday.
        SUNDAY = 6,
    }
}
