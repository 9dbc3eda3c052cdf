//! Points in time.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use serde_json::Value;

use crate::decode::{Scalar, decode_as_scalar};
use crate::encode::Encode;

/// A point in time, to the microsecond. Zero, the first second of 1970, stands for "none".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// No time at all.
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

    /// Whether there is a time.
    pub const fn is_some(self) -> bool {
        self.0 != 0
    }

    /// Reads Discord's form, ISO 8601 such as `2026-03-01T12:00:00.123000+00:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        i64::try_from(time.unix_timestamp_nanos() / 1_000)
            .ok()
            .map(Self)
    }
}

impl Scalar for Timestamp {
    /// Plain numbers are seconds, as TYPING_START has them.
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

/// As Discord writes it; "none" is `null`.
impl Encode for Timestamp {
    fn encode(&self, _: bool) -> Value {
        let time = self.is_some().then(|| {
            let nanos = i128::from(self.0) * 1_000;
            OffsetDateTime::from_unix_timestamp_nanos(nanos).ok()
        });
        let text = time.flatten().and_then(|time| time.format(&Rfc3339).ok());
        text.map_or(Value::Null, Value::from)
    }
}

/// A point in time that Discord writes as milliseconds since 1970.
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
        ] {
            assert_eq!(Timestamp::parse(text), Some(expected), "{text}");
        }
        let written = expected.encode(true);
        assert_eq!(
            written.as_str().and_then(Timestamp::parse),
            Some(expected),
            "{written}"
        );
        assert_eq!(Timestamp::parse("yesterday"), None);
        assert_eq!(Timestamp::from_micros(-1).seconds(), -1);
    }
}
