//! Numbers.

use super::Reader;
use crate::decode::Error;

/// A number, as serde tells them apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Natural(u64),
    Negative(i64),
    Float(f64),
}

impl Reader<'_> {
    /// Reads a number. One that is whole and too large for 64 bits is a float.
    pub(super) fn number(&mut self) -> Result<Number, Error> {
        let begin = self.at;
        let negative = self.byte() == Some(b'-');
        let digits = begin + usize::from(negative);
        let mut value = Some(0_u64);
        self.at = digits;
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            value = value
                .and_then(|value| value.checked_mul(10))
                .and_then(|value| value.checked_add((digit - b'0').into()));
            self.at += 1;
        }
        self.whole_part(digits)?;
        let fraction = self.fraction()?;
        let whole = value.filter(|_| !fraction);
        if !negative {
            if let Some(value) = whole {
                return Ok(Number::Natural(value));
            }
        } else if let Some(value @ ..0) = whole.and_then(|value| 0_i64.checked_sub_unsigned(value))
        {
            return Ok(Number::Negative(value));
        }
        let text = self.text.get(begin..self.at).unwrap_or_default();
        let value: f64 = text
            .parse()
            .map_err(|_| self.error("a number is malformed"))?;
        Ok(Number::Float(value.clamp(f64::MIN, f64::MAX)))
    }

    /// Passes over a number.
    pub(super) fn skip_number(&mut self) -> Result<(), Error> {
        self.at += usize::from(self.byte() == Some(b'-'));
        let digits = self.at;
        self.skip_digits();
        self.whole_part(digits)?;
        self.fraction().map(drop)
    }

    fn skip_digits(&mut self) {
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
    }

    /// Checks the digits from `begin` on: there are some, and none after a zero at the front.
    fn whole_part(&self, begin: usize) -> Result<(), Error> {
        match self.at - begin {
            0 => Err(self.error("a number has no digits")),
            1 => Ok(()),
            _ if self.text.as_bytes().get(begin) == Some(&b'0') => {
                Err(self.error("a number begins with a zero"))
            }
            _ => Ok(()),
        }
    }

    /// Passes over a fraction and an exponent; whether there is one.
    fn fraction(&mut self) -> Result<bool, Error> {
        let begin = self.at;
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.some_digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.some_digits()?;
        }
        Ok(self.at > begin)
    }

    fn some_digits(&mut self) -> Result<(), Error> {
        let begin = self.at;
        self.skip_digits();
        if self.at == begin {
            return Err(self.error("a number has no digits"));
        }
        Ok(())
    }
}
