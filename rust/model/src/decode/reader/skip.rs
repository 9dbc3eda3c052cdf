//! Passing over what nobody asked for. It is checked to be JSON, and nothing more.

use super::Reader;
use crate::decode::Error;

impl Reader<'_> {
    /// Passes over a value, however deep it nests.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        self.closing.clear();
        loop {
            if self.skip_or_enter()? {
                continue;
            }
            // A value has ended: what it stands in may end with it, or goes on.
            loop {
                let Some(&close) = self.closing.last() else {
                    return Ok(());
                };
                let next = self.peek()?;
                self.at += 1;
                if next == close {
                    self.closing.pop();
                } else if next == b',' {
                    if close == b'}' {
                        self.skip_name()?;
                    }
                    break;
                } else {
                    self.at -= 1;
                    return Err(self.error("a comma is missing"));
                }
            }
        }
    }

    /// Passes over a scalar or an empty list or object. True if it was the beginning of one that is not empty.
    fn skip_or_enter(&mut self) -> Result<bool, Error> {
        match self.peek()? {
            b'"' => self.skip_string()?,
            b'-' | b'0'..=b'9' => self.skip_number()?,
            b'n' => self.word("null")?,
            b't' => self.word("true")?,
            b'f' => self.word("false")?,
            b'{' => return self.enter(b'}'),
            b'[' => return self.enter(b']'),
            _ => return Err(self.error("a value is missing")),
        }
        Ok(false)
    }

    fn enter(&mut self, close: u8) -> Result<bool, Error> {
        self.at += 1;
        if self.peek()? == close {
            self.at += 1;
            return Ok(false);
        }
        self.closing.push(close);
        if close == b'}' {
            self.skip_name()?;
        }
        Ok(true)
    }

    fn skip_name(&mut self) -> Result<(), Error> {
        if self.peek()? != b'"' {
            return Err(self.error("a field has no name"));
        }
        self.skip_string()?;
        self.expect(b':', "a colon is missing")
    }
}
