//! The buffer that messages are inflated into.

use crate::transport::inflate_error::InflateError;

/// The capacity for an ordinary message.
pub(super) const INITIAL_CAPACITY: usize = 32 << 10;

/// A buffer with more capacity than this is shrunk after its message.
pub(super) const MAX_RETAINED_CAPACITY: usize = 1 << 20;

/// Stores one message at a time, or collects several one after the other. The memory is reused, and a message never grows beyond the
/// limit.
pub(super) struct Buffer {
    bytes: Vec<u8>,
    /// Where the current message begins: after those that were collected.
    start: usize,
    /// The memory for one message, while several are collected.
    single: Option<Vec<u8>>,
    /// The maximum size of a message in bytes.
    limit: usize,
    complete: bool,
}

impl Buffer {
    pub fn new(limit: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(INITIAL_CAPACITY),
            start: 0,
            single: None,
            limit,
            complete: false,
        }
    }

    /// Collects the next messages in this memory, instead of replacing each by the next one.
    pub fn collect(&mut self, mut memory: Vec<u8>) {
        memory.clear();
        if !std::mem::take(&mut self.complete) {
            memory.extend_from_slice(self.message());
        }
        self.start = 0;
        self.single = Some(std::mem::replace(&mut self.bytes, memory));
    }

    /// Returns the size of the messages that were collected.
    pub fn collected(&self) -> usize {
        match self.complete {
            true => self.bytes.len(),
            false => self.start,
        }
    }

    /// Ends the collection, and returns its memory with the complete messages.
    pub fn take_collected(&mut self) -> Vec<u8> {
        let mut single = self.single.take().unwrap_or_default();
        single.clear();
        if !std::mem::take(&mut self.complete) {
            single.extend_from_slice(self.message());
            self.bytes.truncate(self.start);
        }
        self.start = 0;
        std::mem::replace(&mut self.bytes, single)
    }

    /// Forgets the last message, if it was complete and is not collected.
    pub fn begin(&mut self) {
        if !std::mem::take(&mut self.complete) {
            return;
        }
        if self.single.is_some() {
            self.start = self.bytes.len();
        } else {
            self.bytes.clear();
            if self.bytes.capacity() > MAX_RETAINED_CAPACITY {
                self.bytes.shrink_to(INITIAL_CAPACITY);
            }
        }
    }

    /// Returns the buffer with capacity for at least one more byte. One byte beyond the limit can be written, so that
    /// exceeding it is noticed.
    pub fn reserve(&mut self) -> Result<&mut Vec<u8>, InflateError> {
        let length = self.message().len();
        if length > self.limit {
            return Err(self.too_large());
        }
        if self.is_full() {
            let allowed = self.limit + 1 - length;
            self.bytes
                .reserve_exact(self.bytes.len().max(INITIAL_CAPACITY).min(allowed));
        }
        Ok(&mut self.bytes)
    }

    /// Returns whether the last write filled the capacity, so that there may be more to write.
    pub fn is_full(&self) -> bool {
        self.bytes.len() == self.bytes.capacity()
    }

    /// Ends a piece of the message; `complete` is whether it was the last one.
    pub fn end(&mut self, complete: bool) -> Result<bool, InflateError> {
        if self.message().len() > self.limit {
            return Err(self.too_large());
        }
        self.complete = complete;
        Ok(complete)
    }

    fn too_large(&self) -> InflateError {
        InflateError::TooLarge { limit: self.limit }
    }

    pub fn message(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }

    #[cfg(test)]
    pub fn capacity(&self) -> usize {
        self.bytes.capacity()
    }
}
