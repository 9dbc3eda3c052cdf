use crate::codes::codes;

codes! {
    /// A month in a [DiscordRecurrenceRule]. The numbers are those of Godot's [enum Time.Month].
    RecurrenceMonth(u8) as DiscordRecurrenceMonth {
        /// January.
        JANUARY = 1,
        /// February.
        FEBRUARY = 2,
        /// March.
        MARCH = 3,
        /// April.
        APRIL = 4,
        /// May.
        MAY = 5,
        /// June.
        JUNE = 6,
        /// July.
        JULY = 7,
        /// August.
        AUGUST = 8,
        /// September.
        SEPTEMBER = 9,
        /// October.
        OCTOBER = 10,
        /// November.
        NOVEMBER = 11,
        /// December.
        DECEMBER = 12,
    }
}
