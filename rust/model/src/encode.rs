//! Encoding as Discord's JSON.

use std::sync::Arc;

use serde_json::Value;

use crate::Id;

/// A value that can be encoded as Discord's JSON.
pub trait Encode {
    /// Returns the value as JSON. If `all` is true, objects include all of their fields, otherwise only those with
    /// other values than the default.
    fn encode(&self, all: bool) -> Value;

    /// Returns the value as an element of a list. A type that encodes its default as `null` must not do so here:
    /// decoding skips `null` in lists, so the element would be lost.
    fn encode_element(&self, all: bool) -> Value {
        self.encode(all)
    }
}

/// Implements [`Encode`] for numbers and `bool`.
macro_rules! encode_as_number {
    ($($type:ty),+) => {$(
        impl Encode for $type {
            fn encode(&self, _: bool) -> Value {
                Value::from(*self)
            }
        }
    )+};
}
encode_as_number!(bool, i8, i16, i32, i64, u8, u16, u32, u64, f64);

impl Encode for Box<str> {
    fn encode(&self, _: bool) -> Value {
        Value::from(&**self)
    }
}

/// Ids are strings in JSON. As the value of a field, a missing id is `null`.
impl<T> Encode for Id<T> {
    fn encode(&self, all: bool) -> Value {
        match self.is_some() {
            true => self.encode_element(all),
            false => Value::Null,
        }
    }

    fn encode_element(&self, _: bool) -> Value {
        Value::from(self.to_string())
    }
}

impl Encode for Value {
    fn encode(&self, _: bool) -> Value {
        self.clone()
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, all: bool) -> Value {
        self.as_ref().map_or(Value::Null, |value| value.encode(all))
    }
}

impl<T: Encode> Encode for Arc<T> {
    fn encode(&self, all: bool) -> Value {
        (**self).encode(all)
    }

    fn encode_element(&self, all: bool) -> Value {
        (**self).encode_element(all)
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, all: bool) -> Value {
        self.iter().map(|value| value.encode_element(all)).collect()
    }
}

impl<T: Encode> Encode for Box<[T]> {
    fn encode(&self, all: bool) -> Value {
        (**self).encode(all)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, all: bool) -> Value {
        self.as_slice().encode(all)
    }
}
