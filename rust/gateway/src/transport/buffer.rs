//! The buffer that messages are inflated into.

use crate::transport::inflate_error::InflateError;

/// The capacity for an ordinary message.
pub(super) const INITIAL_CAPACITY: usize = 32 << 10;

/// A buffer with more capacity than this is shrunk after its message.
pub(super) const MAX_RETAINED_CAPACITY: usize = 1 << 20;

/// Stores one message at a time. The memory is reused, and never grows beyond the limit.
pub(super) struct Buffer {
    bytes: Vec<u8>,
    /// The maximum size of a message in bytes.
    limit: usize,
    complete: bool,
}

impl Buffer {
    pub fn new(limit: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(INITIAL_CAPACITY),
            limit,
            complete: false,
        }
    }

    /// Clears the last message, if it was complete.
    pub fn begin(&mut self) {
        if std::mem::take(&mut self.complete) {
            self.bytes.clear();
            if self.bytes.capacity() > MAX_RETAINED_CAPACITY {
                self.bytes.shrink_to(INITIAL_CAPACITY);
            }
        }
    }

    /// Returns the buffer with capacity for at least one more byte. One byte beyond the limit can be written, so that
    /// exceeding it is noticed.
    pub fn reserve(&mut self) -> Result<&mut Vec<u8>, InflateError> {
        let length = self.bytes.len();
        if length > self.limit {
            return Err(self.too_large());
        }
        if self.is_full() {
            let allowed = self.limit + 1 - length;
            self.bytes
                .reserve_exact(length.max(INITIAL_CAPACITY).min(allowed));
        }
        Ok(&mut self.bytes)
    }

    /// Returns whether the last write filled the capacity, so that there may be more to write.
    pub fn is_full(&self) -> bool {
        self.bytes.len() == self.bytes.capacity()
    }

    /// Ends a piece of the message; `complete` is whether it was the last one.
    pub fn end(&mut self, complete: bool) -> Result<bool, InflateError> {
        if self.bytes.len() > self.limit {
            return Err(self.too_large());
        }
        self.complete = complete;
        Ok(complete)
    }

    fn too_large(&self) -> InflateError {
        InflateError::TooLarge { limit: self.limit }
    }

    pub fn message(&self) -> &[u8] {
        &self.bytes
    }

    #[cfg(test)]
    pub fn capacity(&self) -> usize {
        self.bytes.capacity()
    }
}
