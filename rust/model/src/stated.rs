//! Facts that are stated by being mentioned at all.

use serde_json::Value;

use crate::decode::{Scalar, decode_as_scalar};
use crate::encode::Encode;
use crate::heap::no_heap;

/// A fact that Discord states with a field whose value is `null`, and denies by leaving the field out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stated(pub bool);

impl Scalar for Stated {
    fn from_bool(value: bool) -> Option<Self> {
        Some(Self(value))
    }
    fn from_null() -> Option<Self> {
        Some(Self(true))
    }
}
decode_as_scalar!(Stated);
no_heap!(Stated);

/// Where all fields must stand, what is not stated is `false`.
impl Encode for Stated {
    fn encode(&self, _: bool) -> Value {
        match self.0 {
            true => Value::Null,
            false => Value::Bool(false),
        }
    }
}
