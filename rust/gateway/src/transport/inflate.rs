//! Turning what comes over the wire into messages. Each connection has an inflater of its own: a context never outlives
//! its connection.

use crate::Compression;
use crate::transport::inflate_error::{InflateError, MAX_MESSAGE};
use crate::transport::zlib::ZlibStream;
use crate::transport::zstd::ZstdStream;

/// Inflates binary messages the way the connection was asked for: one for each connection.
pub struct Inflater(Context);

enum Context {
    /// Binary messages are what they are.
    Plain(Vec<u8>),
    Zlib(ZlibStream),
    Zstd(ZstdStream),
}

impl Inflater {
    /// An inflater for a new connection.
    pub fn new(compression: Compression) -> Self {
        Self(match compression {
            Compression::None => Context::Plain(Vec::new()),
            Compression::ZlibStream => Context::Zlib(ZlibStream::new(MAX_MESSAGE)),
            Compression::ZstdStream => Context::Zstd(ZstdStream::new(MAX_MESSAGE)),
        })
    }

    /// Takes in the next piece. True if a message is complete now, to be had from [`Inflater::message`].
    ///
    /// # Errors
    /// If it cannot be read. Nothing that follows can be then.
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

    /// The message completed last, until more is fed.
    pub fn message(&self) -> &[u8] {
        match &self.0 {
            Context::Plain(message) => message,
            Context::Zlib(stream) => stream.message(),
            Context::Zstd(stream) => stream.message(),
        }
    }
}
