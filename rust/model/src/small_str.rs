//! Text that is usually short.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use crate::decode::{Scalar, decode_as_scalar};
use crate::encode::Encode;
use crate::heap_size::{HeapSize, VisitedArcs};

/// The maximum number of bytes that are stored inline.
const INLINE_LEN: usize = 7;

/// Text such as `online`, of which up to seven bytes are stored inline, without an allocation. Empty text means none.
#[derive(Clone, PartialEq, Eq)]
pub struct SmallStr(Repr);

#[derive(Clone, PartialEq, Eq)]
enum Repr {
    /// The length and the bytes. Text that fits is always stored inline, so that equal texts have equal representations.
    Inline(u8, [u8; INLINE_LEN]),
    Heap(Box<str>),
}

impl From<&str> for SmallStr {
    fn from(text: &str) -> Self {
        let mut bytes = [0; INLINE_LEN];
        Self(match bytes.get_mut(..text.len()) {
            Some(target) => {
                target.copy_from_slice(text.as_bytes());
                Repr::Inline(text.len() as u8, bytes)
            }
            None => Repr::Heap(text.into()),
        })
    }
}

impl Deref for SmallStr {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Repr::Inline(length, bytes) => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                str::from_utf8(bytes).unwrap_or_default()
            }
            Repr::Heap(text) => text,
        }
    }
}

impl Default for SmallStr {
    fn default() -> Self {
        Self::from("")
    }
}

impl fmt::Debug for SmallStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// Any scalar is converted to text; `null` is empty.
impl Scalar for SmallStr {
    fn from_bool(value: bool) -> Option<Self> {
        Some(Self::from(if value { "true" } else { "false" }))
    }
    fn from_u64(value: u64) -> Option<Self> {
        Some(Self::from(&*value.to_string()))
    }
    fn from_i64(value: i64) -> Option<Self> {
        Some(Self::from(&*value.to_string()))
    }
    fn from_f64(value: f64) -> Option<Self> {
        Some(Self::from(&*value.to_string()))
    }
    fn from_text(value: &str) -> Option<Self> {
        Some(Self::from(value))
    }
    fn from_null() -> Option<Self> {
        Some(Self::default())
    }
}
decode_as_scalar!(SmallStr);

impl Encode for SmallStr {
    fn encode(&self, _: bool) -> Value {
        Value::from(&**self)
    }
}

impl HeapSize for SmallStr {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        match &self.0 {
            Repr::Inline(..) => 0,
            Repr::Heap(text) => text.heap_size(visited),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_what_was_put_in() {
        for text in ["", "idle", "offline", "invisible", "größe", "größer"] {
            let word = SmallStr::from(text);
            assert_eq!(&*word, text);
            assert_eq!(word, word.clone());
            assert_eq!(
                word.heap_size(&mut VisitedArcs::default()) == 0,
                text.len() <= INLINE_LEN
            );
        }
        assert_ne!(SmallStr::from("idle"), SmallStr::from("idler"));
    }

    #[test]
    fn is_no_larger_than_a_text_elsewhere() {
        assert_eq!(size_of::<SmallStr>(), size_of::<Box<str>>());
    }
}
