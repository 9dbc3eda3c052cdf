//! Visitors that never fail because of the kind of a JSON value.

use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor};

use super::{skip_map, skip_seq};

/// Reads the kinds of JSON values that a type supports. Any other kind is consumed, and decoded as `None`.
pub(crate) trait LenientVisitor<'de>: Sized {
    /// The result.
    type Value;

    /// Reads `null`.
    fn null(self) -> Option<Self::Value> {
        None
    }

    /// Reads an array.
    fn array<A: SeqAccess<'de>>(self, seq: A) -> Result<Option<Self::Value>, A::Error> {
        skip_seq(seq).map(|()| None)
    }

    /// Reads an object.
    fn object<A: MapAccess<'de>>(self, map: A) -> Result<Option<Self::Value>, A::Error> {
        skip_map(map).map(|()| None)
    }
}

/// A visitor for serde of a [`LenientVisitor`].
pub(crate) struct Lenient<V>(pub V);

impl<'de, V: LenientVisitor<'de>> Visitor<'de> for Lenient<V> {
    type Value = Option<V::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(self.0.null())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        self.0.array(seq)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        self.0.object(map)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }
}
