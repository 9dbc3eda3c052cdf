//! Where a message is inflated to.

use crate::link::inflate_error::InflateError;

/// Room for an ordinary message.
pub(super) const USUAL: usize = 32 << 10;

/// A buffer that grew beyond this is given back after its message.
pub(super) const GENEROUS: usize = 1 << 20;

/// One message at a time. The room is used again for the next, and it never grows beyond the limit.
pub(super) struct Buffer {
    bytes: Vec<u8>,
    /// The most bytes a message may have.
    limit: usize,
    complete: bool,
}

impl Buffer {
    pub fn new(limit: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(USUAL),
            limit,
            complete: false,
        }
    }

    /// Forgets the last message, if it was complete.
    pub fn begin(&mut self) {
        if std::mem::take(&mut self.complete) {
            self.bytes.clear();
            if self.bytes.capacity() > GENEROUS {
                self.bytes.shrink_to(USUAL);
            }
        }
    }

    /// Where to write on: there is room for one byte at least. One byte beyond the limit may be written, to be seen.
    pub fn room(&mut self) -> Result<&mut Vec<u8>, InflateError> {
        let length = self.bytes.len();
        if length > self.limit {
            return Err(InflateError::TooLarge);
        }
        if self.is_full() {
            let allowed = self.limit + 1 - length;
            self.bytes.reserve_exact(length.max(USUAL).min(allowed));
        }
        Ok(&mut self.bytes)
    }

    /// Whether the last write used up all the room, so that more may follow.
    pub fn is_full(&self) -> bool {
        self.bytes.len() == self.bytes.capacity()
    }

    /// Says whether the message is complete.
    pub fn end(&mut self, complete: bool) -> Result<bool, InflateError> {
        if self.bytes.len() > self.limit {
            return Err(InflateError::TooLarge);
        }
        self.complete = complete;
        Ok(complete)
    }

    pub fn message(&self) -> &[u8] {
        &self.bytes
    }

    #[cfg(test)]
    pub fn capacity(&self) -> usize {
        self.bytes.capacity()
    }
}
