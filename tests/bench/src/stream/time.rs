//! Timestamps in the format of Discord.

/// The first moment of the stream, 1 March 2026, in milliseconds since 1970.
pub const BEGIN: u64 = 1_772_323_200_000;

/// The epoch of Discord's ids.
const EPOCH: u64 = 1_420_070_400_000;

/// ISO 8601 with microseconds, for a time in 2026's March.
pub fn written(millis: u64) -> String {
    let since = millis.saturating_sub(BEGIN);
    let (day, hour) = (since / 86_400_000 % 31 + 1, since / 3_600_000 % 24);
    let (minute, second) = (since / 60_000 % 60, since / 1000 % 60);
    format!(
        "2026-03-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}000+00:00",
        since % 1000
    )
}

/// A day between 2018 and 2025.
pub fn past(number: u64) -> String {
    format!(
        "{}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}+00:00",
        2018 + number % 8,
        1 + number / 8 % 12,
        1 + number / 96 % 28,
        number / 7 % 24,
        number / 11 % 60,
        number / 13 % 60,
        number % 1_000_000
    )
}

/// An id made at this time. Different numbers below 2^22 make different ids.
pub fn id(millis: u64, number: u64) -> u64 {
    ((millis - EPOCH) << 22) | (number & 0x3F_FFFF)
}

/// When the thing with this id was made, in milliseconds since 1970.
pub fn of(id: u64) -> u64 {
    (id >> 22) + EPOCH
}
