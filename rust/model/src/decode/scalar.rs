//! Numbers, texts and booleans, each decoded from any JSON scalar.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::{skip_map, skip_seq};

/// A type that is decoded from a JSON scalar. Each method returns `None` if the type does not support that kind of
/// scalar.
pub trait Scalar: Sized {
    /// From `true` or `false`.
    fn from_bool(_: bool) -> Option<Self> {
        None
    }
    /// From a whole number of zero or more.
    fn from_u64(_: u64) -> Option<Self> {
        None
    }
    /// From a negative whole number.
    fn from_i64(_: i64) -> Option<Self> {
        None
    }
    /// From a number with a fraction or an exponent. By default, only whole numbers up to 2^53 − 1 are supported:
    /// beyond that, several integers have the same double, so an id could become another one.
    fn from_f64(value: f64) -> Option<Self> {
        const LAST_EXACT: f64 = 9_007_199_254_740_991.0;
        if value.fract() != 0.0 || value.abs() > LAST_EXACT {
            None
        } else if value < 0.0 {
            Self::from_i64(value as i64)
        } else {
            Self::from_u64(value as u64)
        }
    }
    /// From a string.
    fn from_text(_: &str) -> Option<Self> {
        None
    }
    /// From `null`.
    fn from_null() -> Option<Self> {
        None
    }
}

struct ScalarVisitor<T>(PhantomData<T>);

impl<'de, T: Scalar> Visitor<'de> for ScalarVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Option<T>, E> {
        Ok(T::from_bool(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Option<T>, E> {
        Ok(T::from_u64(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Option<T>, E> {
        Ok(u64::try_from(value).map_or_else(|_| T::from_i64(value), T::from_u64))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Option<T>, E> {
        Ok(T::from_f64(value))
    }
    fn visit_str<E>(self, value: &str) -> Result<Option<T>, E> {
        Ok(T::from_text(value))
    }
    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(T::from_null())
    }
    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(T::from_null())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Option<T>, A::Error> {
        skip_seq(seq).map(|()| None)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
        skip_map(map).map(|()| None)
    }
}

/// Reads a scalar of type `T`.
pub(crate) fn decode_scalar<'de, T: Scalar, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(ScalarVisitor(PhantomData))
}

/// Implements [`Decode`](crate::decode::Decode) for types that are [`Scalar`].
macro_rules! decode_as_scalar {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::decode::Decode for $type {
            fn decode<'de, D: serde::de::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                $crate::decode::decode_scalar(deserializer)
            }
        }
    )+};
}
pub(crate) use decode_as_scalar;

/// Implements [`Scalar`] for integers.
macro_rules! impl_integer_scalars {
    ($($type:ty),+) => {$(
        impl Scalar for $type {
            fn from_bool(value: bool) -> Option<Self> {
                Some(value.into())
            }
            fn from_u64(value: u64) -> Option<Self> {
                value.try_into().ok()
            }
            fn from_i64(value: i64) -> Option<Self> {
                value.try_into().ok()
            }
            fn from_text(value: &str) -> Option<Self> {
                value.parse().ok()
            }
            fn from_null() -> Option<Self> {
                Some(0)
            }
        }
        decode_as_scalar!($type);
    )+};
}
impl_integer_scalars!(i8, i16, i32, i64, u8, u16, u32, u64);

impl Scalar for f64 {
    fn from_u64(value: u64) -> Option<Self> {
        Some(value as f64)
    }
    fn from_i64(value: i64) -> Option<Self> {
        Some(value as f64)
    }
    fn from_f64(value: f64) -> Option<Self> {
        Some(value)
    }
    fn from_text(value: &str) -> Option<Self> {
        value.parse().ok().filter(|number: &f64| number.is_finite())
    }
    fn from_null() -> Option<Self> {
        Some(0.0)
    }
}
decode_as_scalar!(f64);

impl Scalar for bool {
    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }
    fn from_u64(value: u64) -> Option<Self> {
        (value <= 1).then_some(value == 1)
    }
    fn from_text(value: &str) -> Option<Self> {
        value.parse().ok()
    }
    fn from_null() -> Option<Self> {
        Some(false)
    }
}
decode_as_scalar!(bool);

impl Scalar for Box<str> {
    fn from_bool(value: bool) -> Option<Self> {
        Some(value.to_string().into())
    }
    fn from_u64(value: u64) -> Option<Self> {
        Some(value.to_string().into())
    }
    fn from_i64(value: i64) -> Option<Self> {
        Some(value.to_string().into())
    }
    fn from_f64(value: f64) -> Option<Self> {
        Some(value.to_string().into())
    }
    fn from_text(value: &str) -> Option<Self> {
        Some(value.into())
    }
    fn from_null() -> Option<Self> {
        Some(Self::default())
    }
}
decode_as_scalar!(Box<str>);
