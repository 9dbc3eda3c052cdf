//! Short texts of which there are many alike.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use crate::decode::{Scalar, decode_as_scalar};
use crate::encode::Encode;
use crate::heap::{Heap, Seen};

/// How many bytes of text stand in the value itself.
const SHORT: usize = 7;

/// A text that is most often a short word, such as `online`: up to seven bytes of it need no memory of their own. An empty
/// one stands for none.
#[derive(Clone, PartialEq, Eq)]
pub struct Word(Text);

#[derive(Clone, PartialEq, Eq)]
enum Text {
    /// Its length, and its bytes. What is short is always written so.
    Short(u8, [u8; SHORT]),
    Long(Box<str>),
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        let mut short = [0; SHORT];
        Self(match short.get_mut(..text.len()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                Text::Short(text.len() as u8, short)
            }
            None => Text::Long(text.into()),
        })
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Text::Short(length, bytes) => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                str::from_utf8(bytes).unwrap_or_default()
            }
            Text::Long(text) => text,
        }
    }
}

impl Default for Word {
    fn default() -> Self {
        Self::from("")
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// Whatever reads as a text; `null` is none.
impl Scalar for Word {
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
decode_as_scalar!(Word);

impl Encode for Word {
    fn encode(&self, _: bool) -> Value {
        Value::from(&**self)
    }
}

impl Heap for Word {
    fn heap(&self, seen: &mut Seen) -> usize {
        match &self.0 {
            Text::Short(..) => 0,
            Text::Long(text) => text.heap(seen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_what_was_put_in() {
        for text in ["", "idle", "offline", "invisible", "größe", "größer"] {
            let word = Word::from(text);
            assert_eq!(&*word, text);
            assert_eq!(word, word.clone());
            assert_eq!(word.heap(&mut Seen::default()) == 0, text.len() <= SHORT);
        }
        assert_ne!(Word::from("idle"), Word::from("idler"));
    }

    #[test]
    fn is_no_larger_than_a_text_elsewhere() {
        assert_eq!(size_of::<Word>(), size_of::<Box<str>>());
    }
}
