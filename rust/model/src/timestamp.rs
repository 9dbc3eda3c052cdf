//! Points in time.

use time::format_description::well_known::Rfc3339;
use time::{Date, Month, OffsetDateTime};

use serde_json::Value;

use crate::decode::{Scalar, decode_as_scalar};
use crate::encode::Encode;

/// A point in time, to the microsecond. Zero, the first second of 1970, means "none".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// No time.
    pub const NONE: Self = Self(0);

    /// From microseconds since 1970.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// From milliseconds since 1970.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1_000))
    }

    /// From seconds since 1970.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000))
    }

    /// Microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970, Godot's Unix time.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// Returns whether this is a time, not "none".
    pub const fn is_some(self) -> bool {
        self.0 != 0
    }

    /// Parses Discord's format, ISO 8601 such as `2026-03-01T12:00:00.123000+00:00`. Events that are sent to web
    /// servers omit the offset.
    pub fn parse(text: &str) -> Option<Self> {
        let time = parse_common_form(text)
            .or_else(|| OffsetDateTime::parse(text, &Rfc3339).ok())
            .or_else(|| OffsetDateTime::parse(&format!("{text}Z"), &Rfc3339).ok())?;
        let micros = time.unix_timestamp().checked_mul(1_000_000)?;
        Some(Self(micros + i64::from(time.microsecond())))
    }
}

/// Parses only the format that Discord almost always uses, `2026-03-01T12:00:00+00:00` with or without six decimals. A
/// message has two timestamps, and a general parser is slow.
fn parse_common_form(text: &str) -> Option<OffsetDateTime> {
    let text = text.strip_suffix("+00:00")?.as_bytes();
    let number = |begin: usize, end: usize| {
        text.get(begin..end)?.iter().try_fold(0, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let small =
        |begin: usize| number(begin, begin + 2).and_then(|number| u8::try_from(number).ok());
    let micros = match text {
        [.., b'.', _, _, _, _, _, _] if text.len() == 26 => number(20, 26)?,
        _ if text.len() == 19 => 0,
        _ => return None,
    };
    if [4, 7, 10, 13, 16].map(|at| text[at]) != *b"--T::" {
        return None;
    }
    let year = i32::try_from(number(0, 4)?).ok()?;
    let month = Month::try_from(small(5)?).ok()?;
    let date = Date::from_calendar_date(year, month, small(8)?).ok()?;
    let time = date.with_hms_micro(small(11)?, small(14)?, small(17)?, micros);
    Some(time.ok()?.assume_utc())
}

impl Scalar for Timestamp {
    /// Plain numbers are seconds, such as those of TYPING_START.
    fn from_u64(value: u64) -> Option<Self> {
        i64::try_from(value).ok().map(Self::from_seconds)
    }
    fn from_text(value: &str) -> Option<Self> {
        Self::parse(value).or_else(|| value.parse().ok().map(Self::from_seconds))
    }
    fn from_null() -> Option<Self> {
        Some(Self::NONE)
    }
}
decode_as_scalar!(Timestamp);

/// Encoded in Discord's format; as the value of a field, "none" is `null`.
impl Encode for Timestamp {
    fn encode(&self, all: bool) -> Value {
        match self.is_some() {
            true => self.encode_element(all),
            false => Value::Null,
        }
    }

    fn encode_element(&self, _: bool) -> Value {
        let nanos = i128::from(self.0) * 1_000;
        let time = OffsetDateTime::from_unix_timestamp_nanos(nanos).ok();
        let text = time.and_then(|time| time.format(&Rfc3339).ok());
        text.map_or(Value::Null, Value::from)
    }
}

/// A point in time that Discord sends as milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixMillis(pub Timestamp);

impl Scalar for UnixMillis {
    fn from_u64(value: u64) -> Option<Self> {
        i64::try_from(value)
            .ok()
            .map(Timestamp::from_millis)
            .map(Self)
    }
    fn from_text(value: &str) -> Option<Self> {
        value.parse().ok().and_then(Self::from_u64)
    }
    fn from_null() -> Option<Self> {
        Some(Self::default())
    }
}
decode_as_scalar!(UnixMillis);

impl Encode for UnixMillis {
    fn encode(&self, _: bool) -> Value {
        self.0.micros().div_euclid(1_000).into()
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;
    use crate::encode::Encode;

    #[test]
    fn reads_what_discord_writes() {
        let expected = Timestamp::from_micros(1_772_366_400_123_000);
        for text in [
            "2026-03-01T12:00:00.123000+00:00",
            "2026-03-01T12:00:00.123Z",
            "2026-03-01T13:00:00.123+01:00",
        ] {
            assert_eq!(Timestamp::parse(text), Some(expected), "{text}");
        }
        let written = expected.encode(true);
        assert_eq!(
            written.as_str().and_then(Timestamp::parse),
            Some(expected),
            "{written}"
        );
        let whole = Timestamp::parse("2026-03-01T12:00:00+00:00");
        assert_eq!(whole, Some(Timestamp::from_seconds(expected.seconds())));
        for text in [
            "yesterday",
            "2026-02-29T12:00:00+00:00",
            "2026-13-01T12:00:00+00:00",
            "2026-03-01T24:00:00+00:00",
            "2026-03-01T12:00:00.12x000+00:00",
            "2026-03-01 12:00:00+00:00?",
            "+00:00",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
        assert_eq!(Timestamp::from_micros(-1).seconds(), -1);
    }
}
