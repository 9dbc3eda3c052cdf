//! Discord's ids, called snowflakes.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use crate::decode::Scalar;
use crate::timestamp::Timestamp;

/// The first millisecond of 2015, where Discord's ids begin to count.
const DISCORD_EPOCH_MS: i64 = 1_420_070_400_000;

/// The id of a `T`. Zero stands for "none": Discord never gives it out.
///
/// Ids are numbers here (they fit into 63 bits) and strings on the wire.
pub struct Id<T>(u64, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// No id at all.
    pub const NONE: Self = Self::new(0);

    /// The id with this number.
    pub const fn new(number: u64) -> Self {
        Self(number, PhantomData)
    }

    /// Its number.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Whether there is an id.
    pub const fn is_some(self) -> bool {
        self.0 != 0
    }

    /// Whether there is none.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The same number as the id of something else: Discord gives, for example, a thread the id of its first message.
    pub const fn cast<U>(self) -> Id<U> {
        Id::new(self.0)
    }

    /// When the thing with this id was made; its upper 42 bits count milliseconds since 2015.
    pub const fn created_at(self) -> Timestamp {
        Timestamp::from_millis((self.0 >> 22) as i64 + DISCORD_EPOCH_MS)
    }
}

// Derives would ask the same of `T`.
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
    /// A number that does not fit into 63 bits is none of Discord's, and would be negative in Godot.
    fn from_u64(value: u64) -> Option<Self> {
        i64::try_from(value).is_ok().then_some(Self::new(value))
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
