//! Reads JSON from one piece of text, as serde asks for it.
//!
//! Most of what the client does for an event is reading it, so this reader is made for that: the text is known to be
//! UTF-8, a value is told by its first byte, strings without escapes are not copied, and what nobody asks for is passed
//! over without being read.
//!
//! It takes what the grammar allows and Rust's types cannot hold: halves of surrogate pairs (`"\ud83d"`, what cutting an
//! emoji in two leaves) become `U+FFFD`, and a number like `1e999` becomes the largest there is.

mod number;
mod skip;
mod string;
#[cfg(test)]
mod tests;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::Error;
use number::Number;

/// How deep what is asked for may nest. What is passed over may be as deep as it likes.
const MAX_DEPTH: u8 = 127;

/// A text, and how far it has been read.
pub(super) struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: u8,
    /// The last string that had escapes.
    unescaped: String,
    /// The brackets that close what is being passed over.
    closing: Vec<u8>,
}

impl<'de> Reader<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            unescaped: String::new(),
            closing: Vec::new(),
        }
    }

    /// Makes sure that nothing is left.
    pub(super) fn end(mut self) -> Result<(), Error> {
        self.skip_space();
        if self.at == self.text.len() {
            Ok(())
        } else {
            Err(self.error("something follows the value"))
        }
    }

    #[cold]
    fn error(&self, what: &str) -> Error {
        Error::new(what, self.at)
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
    }

    /// The next byte that is no space, which stays unread.
    #[inline]
    fn peek(&mut self) -> Result<u8, Error> {
        self.skip_space();
        self.byte().ok_or_else(|| self.error("the text ends early"))
    }

    /// Reads this byte, and space before it.
    #[inline]
    fn expect(&mut self, byte: u8, what: &str) -> Result<(), Error> {
        if self.peek()? != byte {
            return Err(self.error(what));
        }
        self.at += 1;
        Ok(())
    }

    /// Reads the rest of `true`, `false` or `null`.
    fn word(&mut self, word: &str) -> Result<(), Error> {
        match self.text.as_bytes().get(self.at..self.at + word.len()) {
            Some(bytes) if bytes == word.as_bytes() => {
                self.at += word.len();
                Ok(())
            }
            _ => Err(self.error("a value is misspelt")),
        }
    }

    fn go_deeper(&mut self) -> Result<(), Error> {
        if self.depth == MAX_DEPTH {
            return Err(self.error("the text nests too deep"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.peek()? {
            b'"' => match self.string()? {
                Some(text) => visitor.visit_borrowed_str(text),
                None => visitor.visit_str(&self.unescaped),
            },
            b'-' | b'0'..=b'9' => match self.number()? {
                Number::Natural(number) => visitor.visit_u64(number),
                Number::Negative(number) => visitor.visit_i64(number),
                Number::Float(number) => visitor.visit_f64(number),
            },
            b'{' => {
                self.go_deeper()?;
                let mut fields = Within::new(self);
                let value = visitor.visit_map(&mut fields)?;
                fields.finish(b'}')?;
                Ok(value)
            }
            b'[' => {
                self.go_deeper()?;
                let mut elements = Within::new(self);
                let value = visitor.visit_seq(&mut elements)?;
                elements.finish(b']')?;
                Ok(value)
            }
            b'n' => {
                self.word("null")?;
                visitor.visit_unit()
            }
            b't' => {
                self.word("true")?;
                visitor.visit_bool(true)
            }
            b'f' => {
                self.word("false")?;
                visitor.visit_bool(false)
            }
            _ => Err(self.error("a value is missing")),
        }
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.peek()? == b'n' {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.skip()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier
    }
}

/// Within an object or a list.
struct Within<'r, 'de> {
    reader: &'r mut Reader<'de>,
    begun: bool,
    ended: bool,
}

impl<'r, 'de> Within<'r, 'de> {
    fn new(reader: &'r mut Reader<'de>) -> Self {
        Self {
            reader,
            begun: false,
            ended: false,
        }
    }

    /// Goes on to the next element; false if `close` is what comes.
    #[inline]
    fn advance(&mut self, close: u8) -> Result<bool, Error> {
        let next = self.reader.peek()?;
        if next == close {
            self.reader.at += 1;
            self.reader.depth -= 1;
            self.ended = true;
            return Ok(false);
        }
        if std::mem::replace(&mut self.begun, true) {
            if next != b',' {
                return Err(self.reader.error("a comma is missing"));
            }
            self.reader.at += 1;
        }
        Ok(true)
    }

    /// Whoever reads may stop before the end, but only there.
    fn finish(mut self, close: u8) -> Result<(), Error> {
        if !self.ended && self.advance(close)? {
            return Err(self.reader.error("there is more than was asked for"));
        }
        Ok(())
    }
}

impl<'de> MapAccess<'de> for &mut Within<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        if !self.advance(b'}')? {
            return Ok(None);
        }
        if self.reader.peek()? != b'"' {
            return Err(self.reader.error("a field has no name"));
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.reader.expect(b':', "a colon is missing")?;
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> SeqAccess<'de> for &mut Within<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if !self.advance(b']')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}
