//! Strings: where they end, and what their escapes stand for.

use super::Reader;
use crate::decode::Error;

/// The same byte eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The highest bit of each byte of `word` that is less than `limit`, at most 128. Beyond the first there may be others.
const fn less(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(eight(limit)) & !word & eight(0x80)
}

/// Where what can be taken as it is ends: at a quotation mark, a backslash, or a control character, which may not stand
/// in a string. Eight bytes at a time.
fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        let special = less(word, 0x20) | less(word ^ eight(b'"'), 1) | less(word ^ eight(b'\\'), 1);
        if special != 0 {
            return at + special.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while let Some(byte) = bytes.get(at) {
        if matches!(byte, b'"' | b'\\' | 0..0x20) {
            break;
        }
        at += 1;
    }
    at
}

impl<'de> Reader<'de> {
    /// Reads a string. One with escapes is in `unescaped` afterwards, and `None` is the answer.
    pub(super) fn string(&mut self) -> Result<Option<&'de str>, Error> {
        let begin = self.at + 1;
        let end = plain_end(self.text.as_bytes(), begin);
        let plain = self.text.get(begin..end).unwrap_or_default();
        self.at = end;
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Some(plain));
        }
        self.unescaped.clear();
        self.unescaped.push_str(plain);
        self.unescape()?;
        Ok(None)
    }

    /// Reads the rest of a string that has escapes.
    fn unescape(&mut self) -> Result<(), Error> {
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let character = self.escape()?;
                    self.unescaped.push(character);
                }
                _ => return Err(self.unterminated()),
            }
            let end = plain_end(self.text.as_bytes(), self.at);
            self.unescaped
                .push_str(self.text.get(self.at..end).unwrap_or_default());
            self.at = end;
        }
    }

    /// Passes over a string.
    pub(super) fn skip_string(&mut self) -> Result<(), Error> {
        self.at += 1;
        loop {
            self.at = plain_end(self.text.as_bytes(), self.at);
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => drop(self.escape()?),
                _ => return Err(self.unterminated()),
            }
        }
    }

    #[cold]
    fn unterminated(&self) -> Error {
        match self.byte() {
            Some(_) => self.error("a control character stands in a string"),
            None => self.error("the text ends early"),
        }
    }

    /// Reads an escape.
    fn escape(&mut self) -> Result<char, Error> {
        self.at += 1;
        let character = match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte.into(),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            _ => return Err(self.error("an escape is unknown")),
        };
        self.at += 1;
        Ok(character)
    }

    /// Reads the digits of a `\u` escape, and of the second one of a pair. A half that stands alone is replaced.
    fn code_point(&mut self) -> Result<char, Error> {
        let first = self.four_digits(self.at)?;
        self.at += 4;
        if !(0xD800..0xDC00).contains(&first) {
            return Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u") {
            let second = self.four_digits(self.at + 2)?;
            if (0xDC00..0xE000).contains(&second) {
                self.at += 6;
                let pair = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn four_digits(&self, at: usize) -> Result<u32, Error> {
        let digits = self.text.as_bytes().get(at..at + 4).unwrap_or_default();
        let value = digits.iter().try_fold(0, |value, digit| {
            Some(value << 4 | char::from(*digit).to_digit(16)?)
        });
        value
            .filter(|_| digits.len() == 4)
            .ok_or_else(|| self.error("an escape is cut short"))
    }
}
