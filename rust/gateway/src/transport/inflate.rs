//! Inflates messages. Each connection has its own inflater: a context never outlives its connection.

use crate::Compression;
use crate::transport::inflate_error::{DEFAULT_MAX_MESSAGE_BYTES, InflateError};
use crate::transport::zlib::ZlibStream;
use crate::transport::zstd::ZstdStream;

/// Inflates the binary messages of one connection, depending on the requested compression.
pub struct Inflater(Context);

enum Context {
    /// Binary messages are not compressed.
    Plain(Vec<u8>),
    Zlib(ZlibStream),
    Zstd(ZstdStream),
}

impl Inflater {
    /// Creates the inflater of a new connection, with the default maximum size of a message.
    pub fn new(compression: Compression) -> Self {
        Self::with_limit(compression, DEFAULT_MAX_MESSAGE_BYTES)
    }

    /// Creates the inflater of a new connection, for messages of up to `limit` bytes.
    pub fn with_limit(compression: Compression, limit: usize) -> Self {
        Self(match compression {
            Compression::None => Context::Plain(Vec::new()),
            Compression::ZlibStream => Context::Zlib(ZlibStream::new(limit)),
            Compression::ZstdStream => Context::Zstd(ZstdStream::new(limit)),
        })
    }

    /// Adds the next piece. Returns whether a message is complete, which [`Inflater::message`] then returns.
    ///
    /// # Errors
    /// If it cannot be inflated. Pieces after it cannot be inflated either.
    pub fn feed(&mut self, piece: &[u8]) -> Result<bool, InflateError> {
        match &mut self.0 {
            Context::Plain(message) => {
                message.clear();
                message.extend_from_slice(piece);
                Ok(true)
            }
            Context::Zlib(stream) => stream.feed(piece),
            Context::Zstd(stream) => stream.feed(piece),
        }
    }

    /// Returns the last complete message, until the next piece is added.
    pub fn message(&self) -> &[u8] {
        match &self.0 {
            Context::Plain(message) => message,
            Context::Zlib(stream) => stream.message(),
            Context::Zstd(stream) => stream.message(),
        }
    }
}
