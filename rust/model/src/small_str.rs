//! Text that is usually short.

use std::fmt;
use std::ops::Deref;

use serde::de::Deserializer;
use serde_json::Value;

use crate::decode::{Decode, Scalar, decode_scalar};
use crate::encode::Encode;
use crate::heap_size::{HeapSize, VisitedArcs};

/// Text such as `online`, of which up to `N` bytes are stored inline, without an allocation. Empty text means none.
///
/// With seven bytes it is no larger than a `Box<str>`.
#[derive(Clone, PartialEq, Eq)]
pub struct SmallStr<const N: usize = 7>(Repr<N>);

/// A name of a user, a guild or an emoji, of which most have no more bytes.
pub type ShortName = SmallStr<22>;

/// The hash of an image: 32 digits, and `a_` before them if it is animated.
pub type ImageHash = SmallStr<38>;

#[derive(Clone, PartialEq, Eq)]
enum Repr<const N: usize> {
    /// The length and the bytes. Text that fits is always stored inline, so that equal texts have equal representations.
    Inline(u8, [u8; N]),
    Heap(Box<str>),
}

impl<const N: usize> From<&str> for SmallStr<N> {
    fn from(text: &str) -> Self {
        const { assert!(N <= u8::MAX as usize, "the length is a byte") };
        let mut bytes = [0; N];
        Self(match bytes.get_mut(..text.len()) {
            Some(target) => {
                target.copy_from_slice(text.as_bytes());
                Repr::Inline(text.len() as u8, bytes)
            }
            None => Repr::Heap(text.into()),
        })
    }
}

impl<const N: usize> Deref for SmallStr<N> {
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

impl<const N: usize> Default for SmallStr<N> {
    fn default() -> Self {
        Self::from("")
    }
}

impl<const N: usize> fmt::Debug for SmallStr<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// Any scalar is converted to text; `null` is empty.
impl<const N: usize> Scalar for SmallStr<N> {
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

impl<const N: usize> Decode for SmallStr<N> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        decode_scalar(deserializer)
    }
}

impl<const N: usize> Encode for SmallStr<N> {
    fn encode(&self, _: bool) -> Value {
        Value::from(&**self)
    }
}

impl<const N: usize> HeapSize for SmallStr<N> {
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

    fn stores<const N: usize>(text: &str) {
        let stored = SmallStr::<N>::from(text);
        assert_eq!(&*stored, text);
        assert_eq!(stored, stored.clone());
        let is_inline = stored.heap_size(&mut VisitedArcs::default()) == 0;
        assert_eq!(is_inline, text.len() <= N);
    }

    #[test]
    fn is_what_was_put_in() {
        for text in ["", "idle", "offline", "invisible", "größe", "größer"] {
            stores::<7>(text);
            stores::<22>(text);
            stores::<22>(&text.repeat(4));
        }
        assert_ne!(SmallStr::<7>::from("idle"), SmallStr::from("idler"));
    }

    #[test]
    fn is_no_larger_than_necessary() {
        assert_eq!(size_of::<SmallStr>(), size_of::<Box<str>>());
        assert_eq!(size_of::<Option<ShortName>>(), 24);
        assert_eq!(size_of::<Option<ImageHash>>(), 40);
    }
}
