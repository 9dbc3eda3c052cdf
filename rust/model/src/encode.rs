//! Back to JSON, in Discord's form.

use std::sync::Arc;

use serde_json::Value;

use crate::Id;

/// A value of the model that has a form in Discord's JSON.
pub trait Encode {
    /// The value in Discord's form. With `all`, objects hold every field they have, else only those that say something.
    fn encode(&self, all: bool) -> Value;

    /// The value as an element of a list. A type that encodes its default as `null` must not do so there: decoding leaves
    /// `null` out of lists, so the element would be lost.
    fn encode_element(&self, all: bool) -> Value {
        self.encode(all)
    }
}

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

/// Ids are strings on the wire; as the value of a field, "none" is `null`.
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
