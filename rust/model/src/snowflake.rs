//! The parts of an id: when and where it was assigned.
//!
//! [Snowflakes](https://discord.com/developers/docs/reference#snowflakes)

use crate::Id;

/// The first millisecond of 2015, where Discord's ids begin to count.
pub const DISCORD_EPOCH_MS: i64 = 1_420_070_400_000;

/// The last millisecond that an id can represent, in the year 2154.
const LAST_MS: i64 = DISCORD_EPOCH_MS + (1 << 42) - 1;

impl<T> Id<T> {
    /// Returns the time when the id was assigned, in Unix milliseconds.
    pub const fn unix_millis(self) -> i64 {
        (self.get() >> 22) as i64 + DISCORD_EPOCH_MS
    }

    /// Returns the internal worker that assigned the id, from 0 to 31.
    pub const fn worker(self) -> u8 {
        ((self.get() & 0x3E_0000) >> 17) as u8
    }

    /// Returns the internal process that assigned the id, from 0 to 31.
    pub const fn process(self) -> u8 {
        ((self.get() & 0x1_F000) >> 12) as u8
    }

    /// Returns the number of the id among those of its process, from 0 to 4095.
    pub const fn increment(self) -> u16 {
        (self.get() & 0xFFF) as u16
    }

    /// Returns the lowest id of a millisecond. Times that ids cannot represent are replaced with the closest one; the lowest
    /// id of all is none.
    pub const fn at_unix_millis(millis: i64) -> Self {
        let millis = match millis {
            ..DISCORD_EPOCH_MS => DISCORD_EPOCH_MS,
            millis if millis > LAST_MS => LAST_MS,
            millis => millis,
        };
        Self::new(((millis - DISCORD_EPOCH_MS) as u64) << 22)
    }

    /// Parses an id that a user has entered: digits only, and not zero.
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = text.bytes().all(|digit| digit.is_ascii_digit());
        let number = text.parse().ok().filter(|_| is_number)?;
        Some(Self::new(number)).filter(|id| id.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Discord's documentation.
    const EXAMPLE: Id<()> = Id::new(175_928_847_299_117_063);

    #[test]
    fn has_the_parts_of_the_documentation() {
        assert_eq!(EXAMPLE.unix_millis(), 1_462_015_105_796);
        assert_eq!(EXAMPLE.worker(), 1);
        assert_eq!(EXAMPLE.process(), 0);
        assert_eq!(EXAMPLE.increment(), 7);
        let all = Id::<()>::new(u64::MAX);
        assert_eq!(
            (all.worker(), all.process(), all.increment()),
            (31, 31, 4095)
        );
        assert_eq!(all.unix_millis(), LAST_MS);
    }

    /// The times of the tests of discord.py, in Unix seconds.
    #[test]
    fn has_the_times_of_other_libraries() {
        for (id, seconds) in [
            (10_000_000_000_000_000, 1_422_454_585),
            (12_345_678_901_234_567, 1_423_013_839),
            (100_000_000_000_000_000, 1_443_912_257),
            (123_456_789_012_345_678, 1_449_504_792),
            (661_720_302_316_814_366, 1_577_836_814),
            (1_000_000_000_000_000_000, 1_658_488_979),
        ] {
            let id = Id::<()>::new(id);
            assert_eq!(id.unix_millis() / 1000, seconds, "{id}");
            assert_eq!(id.created_at().seconds(), seconds, "{id}");
        }
    }

    #[test]
    fn is_made_from_a_time() {
        let id = Id::<()>::at_unix_millis(EXAMPLE.unix_millis());
        assert_eq!(id.get(), EXAMPLE.get() >> 22 << 22);
        assert!(id <= EXAMPLE);
        assert!(Id::at_unix_millis(EXAMPLE.unix_millis() + 1) > EXAMPLE);
        assert_eq!(Id::<()>::at_unix_millis(i64::MIN), Id::NONE);
        assert_eq!(Id::<()>::at_unix_millis(0), Id::NONE);
        assert_eq!(Id::<()>::at_unix_millis(i64::MAX).unix_millis(), LAST_MS);
    }

    #[test]
    fn parses_digits_only() {
        let parse = |text| Id::<()>::parse(text).map(Id::get);
        assert_eq!(parse("175928847299117063"), Some(EXAMPLE.get()));
        assert_eq!(parse("18446744073709551615"), Some(u64::MAX));
        for text in [
            "",
            "0",
            "-1",
            "+1",
            "1.0",
            " 1",
            "1 ",
            "<@1>",
            "18446744073709551616",
            "١",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
