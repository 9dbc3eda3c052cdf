//! Booleans that are `true` if a field is present.

use serde_json::Value;

use crate::decode::{Scalar, decode_as_scalar};
use crate::encode::Encode;
use crate::heap_size::impl_no_heap;

/// A boolean that Discord encodes as a field that is `null` for `true`, and absent for `false`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NullFlag(pub bool);

impl Scalar for NullFlag {
    fn from_bool(value: bool) -> Option<Self> {
        Some(Self(value))
    }
    fn from_null() -> Option<Self> {
        Some(Self(true))
    }
}
decode_as_scalar!(NullFlag);
impl_no_heap!(NullFlag);

/// If all fields are encoded, an absent field is `false`.
impl Encode for NullFlag {
    fn encode(&self, _: bool) -> Value {
        match self.0 {
            true => Value::Null,
            false => Value::Bool(false),
        }
    }
}
