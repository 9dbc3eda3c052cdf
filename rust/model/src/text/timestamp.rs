//! The text of a timestamp, for a reader outside Discord.

use time::{OffsetDateTime, UtcOffset};

use super::mention::{Mention, TimestampStyle};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The time and the time zone of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// The current time in Unix seconds.
    pub now: i64,
    /// How many minutes the reader's clock is ahead of UTC.
    pub utc_offset: i32,
}

impl Clock {
    /// Returns the text of a timestamp, in the format of the examples in Discord's documentation. Returns the mention
    /// itself for a time that has no date.
    pub fn text(self, seconds: i64, style: Option<TimestampStyle>) -> String {
        let style_or_default = style.unwrap_or(TimestampStyle::LongDateShortTime);
        if style_or_default == TimestampStyle::RelativeTime {
            return relative(seconds.saturating_sub(self.now));
        }
        let Some(time) = self.local(seconds) else {
            return Mention::Timestamp { seconds, style }.to_string();
        };
        let short_date = || {
            format!(
                "{:02}/{:02}/{}",
                time.day(),
                u8::from(time.month()),
                time.year()
            )
        };
        let long_date = || format!("{} {}, {}", time.month(), time.day(), time.year());
        let short_time = || format!("{:02}:{:02}", time.hour(), time.minute());
        let medium_time = || format!("{}:{:02}", short_time(), time.second());
        match style_or_default {
            TimestampStyle::ShortTime => short_time(),
            TimestampStyle::MediumTime => medium_time(),
            TimestampStyle::ShortDate => short_date(),
            TimestampStyle::LongDate => long_date(),
            TimestampStyle::LongDateShortTime | TimestampStyle::RelativeTime => {
                format!("{} at {}", long_date(), short_time())
            }
            TimestampStyle::FullDateShortTime => {
                format!("{}, {} at {}", time.weekday(), long_date(), short_time())
            }
            TimestampStyle::ShortDateShortTime => format!("{}, {}", short_date(), short_time()),
            TimestampStyle::ShortDateMediumTime => format!("{}, {}", short_date(), medium_time()),
        }
    }

    fn local(self, seconds: i64) -> Option<OffsetDateTime> {
        let offset = UtcOffset::from_whole_seconds(self.utc_offset.saturating_mul(60)).ok()?;
        let time = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
        time.checked_to_offset(offset)
    }
}

/// Returns the text of a time that is so many seconds in the future.
fn relative(seconds: i64) -> String {
    let distance = seconds.saturating_abs();
    let (count, unit) = match distance {
        ..MINUTE => (distance, "second"),
        MINUTE..HOUR => (distance / MINUTE, "minute"),
        HOUR..DAY => (distance / HOUR, "hour"),
        _ => match distance / DAY {
            days @ ..30 => (days, "day"),
            days @ 30..365 => (days / 30, "month"),
            days => (days / 365, "year"),
        },
    };
    let amount = match (count, unit) {
        (1, "hour") => "an hour".to_owned(),
        (1, _) => format!("a {unit}"),
        _ => format!("{count} {unit}s"),
    };
    match seconds > 0 {
        true => format!("in {amount}"),
        false => format!("{amount} ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TimestampStyle::*;

    /// The timestamp of the examples in Discord's documentation.
    const EXAMPLE: i64 = 1618953630;

    /// The time zone of the examples: they say 16:20.
    const EXAMPLE_OFFSET: i32 = -5 * 60;

    /// The examples of Discord's documentation.
    #[test]
    fn has_the_format_of_the_documentation() {
        let clock = Clock {
            now: EXAMPLE + 4 * 365 * DAY + 2 * DAY,
            utc_offset: EXAMPLE_OFFSET,
        };
        for (style, expected) in [
            (ShortTime, "16:20"),
            (MediumTime, "16:20:30"),
            (ShortDate, "20/04/2021"),
            (LongDate, "April 20, 2021"),
            (LongDateShortTime, "April 20, 2021 at 16:20"),
            (FullDateShortTime, "Tuesday, April 20, 2021 at 16:20"),
            (ShortDateShortTime, "20/04/2021, 16:20"),
            (ShortDateMediumTime, "20/04/2021, 16:20:30"),
            (RelativeTime, "4 years ago"),
        ] {
            assert_eq!(clock.text(EXAMPLE, Some(style)), expected);
        }
        assert_eq!(clock.text(EXAMPLE, None), "April 20, 2021 at 16:20");
    }

    #[test]
    fn follows_the_time_zone() {
        let clock = Clock {
            now: 0,
            utc_offset: 9 * 60 + 30,
        };
        let text = clock.text(EXAMPLE, Some(ShortDateShortTime));
        assert_eq!(text, "21/04/2021, 06:50");
    }

    #[test]
    fn relative_times() {
        for (seconds, expected) in [
            (0, "0 seconds ago"),
            (-1, "a second ago"),
            (59, "in 59 seconds"),
            (60, "in a minute"),
            (-7199, "an hour ago"),
            (2 * DAY, "in 2 days"),
            (-61 * DAY, "2 months ago"),
            (366 * DAY, "in a year"),
        ] {
            assert_eq!(relative(seconds), expected, "{seconds}");
        }
    }

    #[test]
    fn a_time_without_a_date_stays_a_mention() {
        let clock = Clock::default();
        assert_eq!(clock.text(9999999999999, None), "<t:9999999999999>");
        assert_eq!(
            clock.text(-9999999999999, Some(LongDate)),
            "<t:-9999999999999:D>"
        );
        let relative = clock.text(i64::MIN, Some(RelativeTime));
        assert!(relative.ends_with(" years ago"), "{relative}");
    }
}
