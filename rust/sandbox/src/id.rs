//! Snowflakes, and the generator of them.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

/// The first millisecond of 2015, from which Discord counts its ids (Unix time, ms).
const DISCORD_EPOCH_MS: u64 = 1_420_070_400_000;

/// A Discord id. JSON carries it as a string; numbers are understood too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u64);

impl Id {
    /// When the thing with this id was made (Unix time, milliseconds).
    pub fn created_ms(self) -> u64 {
        (self.0 >> 22) + DISCORD_EPOCH_MS
    }

    /// Reads an id in either of the forms clients send: a string of digits, or a number.
    pub(crate) fn from_json(value: &Value) -> Option<Id> {
        match value {
            Value::String(digits) => digits.parse().ok(),
            number => number.as_u64().map(Id),
        }
    }

    /// The smallest id a thing made at that moment (Unix time, milliseconds) can have.
    pub fn at_ms(unix_ms: u64) -> Id {
        Id(unix_ms.saturating_sub(DISCORD_EPOCH_MS) << 22)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl FromStr for Id {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Id, Self::Err> {
        text.parse().map(Id)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Id, D::Error> {
        match Key::deserialize(input)? {
            Key::Id(id) => Ok(id),
            Key::Name(name) => Err(de::Error::custom(format!("{name:?} is not an id"))),
        }
    }
}

/// How an action refers to something in the world: by id or by name (the oldest that has it).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Key {
    /// The id itself.
    Id(Id),
    /// A user name, guild name, channel name or role name, by the place it stands in.
    Name(String),
}

impl Key {
    /// The id itself, or the one with that name.
    pub(crate) fn id_or(&self, named: impl FnOnce(&str) -> Option<Id>) -> Option<Id> {
        match self {
            Key::Id(id) => Some(*id),
            Key::Name(name) => named(name),
        }
    }
}

impl Default for Key {
    fn default() -> Key {
        Key::Id(Id::default())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Id(id) => id.fmt(out),
            Key::Name(name) => name.fmt(out),
        }
    }
}

impl From<Id> for Key {
    fn from(id: Id) -> Key {
        Key::Id(id)
    }
}

impl From<u64> for Key {
    fn from(id: u64) -> Key {
        Key::Id(Id(id))
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Key {
        text.parse()
            .map_or_else(|_| Key::Name(text.to_owned()), Key::Id)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Key, D::Error> {
        struct Visitor;

        impl de::Visitor<'_> for Visitor {
            type Value = Key;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an id or a name")
            }

            fn visit_u64<E: de::Error>(self, id: u64) -> Result<Key, E> {
                Ok(Key::Id(Id(id)))
            }

            fn visit_i64<E: de::Error>(self, id: i64) -> Result<Key, E> {
                u64::try_from(id)
                    .map(Key::from)
                    .map_err(|_| E::custom("an id is not negative"))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Key, E> {
                Ok(Key::from(text))
            }
        }

        input.deserialize_any(Visitor)
    }
}

/// Makes ids as Discord does: from the time, each above all before it, below 2^63.
#[derive(Debug, Default)]
pub struct SnowflakeGenerator {
    last: u64,
}

impl SnowflakeGenerator {
    /// The next id, of this moment.
    pub fn next(&mut self) -> Id {
        self.last = Id::at_ms(unix_ms()).0.max(self.last + 1);
        Id(self.last)
    }
}

/// A random text of letters and digits, as codes and tokens are.
pub fn random_text(length: usize) -> String {
    (0..length).map(|_| fastrand::alphanumeric()).collect()
}

/// Now, in Unix milliseconds.
pub fn unix_ms() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| {
            u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
        })
}
