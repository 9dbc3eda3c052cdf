//! Discord's ids, called snowflakes.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use crate::decode::Scalar;
use crate::timestamp::Timestamp;

/// A negative number closer to zero than this is not an id. A float can represent every integer up to it, so scripts
/// may have computed it.
const CLOSE_TO_ZERO: i64 = 1 << 53;

/// The id of a `T`. Zero means "none": Discord never assigns it.
///
/// Ids are numbers here and strings in JSON. The ids of existing objects fit into 63 bits until the year 2084; an id
/// that represents a future time, such as that of an occurrence of an event in 2099, needs all 64.
pub struct Id<T>(u64, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// No id.
    pub const NONE: Self = Self::new(0);

    /// Returns the id with this number.
    pub const fn new(number: u64) -> Self {
        Self(number, PhantomData)
    }

    /// Returns the number of the id.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Returns whether this is an id, not "none".
    pub const fn is_some(self) -> bool {
        self.0 != 0
    }

    /// Returns whether this is "none".
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Returns the id as a signed number with the same 64 bits, for GDScript. It is negative for times after 2084.
    pub const fn to_signed(self) -> i64 {
        self.0 as i64
    }

    /// Returns the id for a signed number. Zero is none, and so is a negative number close to it, such as -1: such a
    /// number is a mistake, because as an id it would represent the last days that ids can represent, in the year 2154.
    pub const fn from_signed(number: i64) -> Self {
        if -CLOSE_TO_ZERO < number && number < 0 {
            return Self::NONE;
        }
        Self(number as u64, PhantomData)
    }

    /// Returns the same number as an id of another type. For example, a thread has the id of its first message.
    pub const fn cast<U>(self) -> Id<U> {
        Id::new(self.0)
    }

    /// Returns the time when the object with this id was created.
    pub const fn created_at(self) -> Timestamp {
        Timestamp::from_millis(self.unix_millis())
    }
}

// Derived implementations would require the same traits of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> Default for Id<T> {
    fn default() -> Self {
        Self::NONE
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> Scalar for Id<T> {
    fn from_u64(value: u64) -> Option<Self> {
        Some(Self::new(value))
    }
    fn from_text(value: &str) -> Option<Self> {
        value.parse().ok().and_then(Self::from_u64)
    }
    fn from_null() -> Option<Self> {
        Some(Self::NONE)
    }
}

impl<T> crate::decode::Decode for Id<T> {
    fn decode<'de, D: serde::de::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        crate::decode::decode_scalar(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snowflake::DISCORD_EPOCH_MS;

    /// The first millisecond of the year 2099.
    const IN_2099: i64 = 4_070_908_800_000;

    #[test]
    fn an_id_keeps_all_its_bits() {
        let number = ((IN_2099 - DISCORD_EPOCH_MS) as u64) << 22;
        assert!(i64::try_from(number).is_err());
        let id: Id<()> = Scalar::from_text(&number.to_string()).unwrap();
        assert_eq!(id.get(), number);
        assert_eq!(id.created_at(), Timestamp::from_millis(IN_2099));
        assert!(id.to_signed() < 0);
        assert_eq!(Id::from_signed(id.to_signed()), id, "and back");
        assert_eq!(id.to_string(), number.to_string());
    }

    #[test]
    fn negative_numbers_close_to_zero_are_no_ids() {
        for (number, expected) in [
            (175_928_847_299_117_063, 175_928_847_299_117_063),
            (0, 0),
            (-1, 0),
            (-4096, 0),
            (1 - (1 << 53), 0),
            (i64::MIN, 1 << 63),
        ] {
            assert_eq!(Id::<()>::from_signed(number).get(), expected, "{number}");
        }
    }
}
