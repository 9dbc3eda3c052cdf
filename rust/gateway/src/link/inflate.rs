//! Turning what comes over the wire into messages. Each connection has an inflater of its own: a context never outlives
//! its connection.

use crate::Compression;
use crate::link::zlib::ZlibStream;
use crate::link::zstd::ZstdStream;

/// The largest message that is accepted, inflated: 64 MiB. Discord's largest, a big guild, are a tenth of it.
pub(crate) const MAX_MESSAGE: usize = 64 << 20;

/// Why a compressed message could not be read. The context is lost with it, so the connection has to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InflateError {
    /// The bytes are not what a compressor made.
    #[error("the compressed stream is damaged")]
    Corrupt,
    /// The stream is at its end, and yet more came.
    #[error("the compressed stream ended before the connection did")]
    Ended,
    /// The message inflates to more than 64 MiB.
    #[error("a message inflates to more than {} MiB", MAX_MESSAGE >> 20)]
    TooLarge,
    /// The system has no memory to inflate with.
    #[error("there is no memory left to inflate messages with")]
    OutOfMemory,
}

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
