//! Turning what comes over the wire into messages. Each connection has an inflater of its own: a context never outlives
//! its connection.

use crate::Compression;
use crate::link::zlib::ZlibStream;

/// The largest message that is accepted, inflated: 64 MiB. Discord's largest, a big guild, are a tenth of it.
pub(crate) const MAX_MESSAGE: usize = 64 << 20;

/// Why a compressed message could not be read. The context is lost with it, so the connection has to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
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
}

/// Inflates binary messages the way the connection was asked for.
pub(crate) enum Inflater {
    /// Binary messages are what they are.
    Plain(Vec<u8>),
    Zlib(ZlibStream),
}

impl Inflater {
    pub fn new(compression: Compression) -> Self {
        match compression {
            Compression::None => Self::Plain(Vec::new()),
            Compression::ZlibStream => Self::Zlib(ZlibStream::new(MAX_MESSAGE)),
        }
    }

    /// Takes in the next piece. True if a message is complete now, to be had from [`Inflater::message`].
    pub fn feed(&mut self, piece: &[u8]) -> Result<bool, InflateError> {
        match self {
            Self::Plain(message) => {
                message.clear();
                message.extend_from_slice(piece);
                Ok(true)
            }
            Self::Zlib(stream) => stream.feed(piece),
        }
    }

    /// The message completed last.
    pub fn message(&self) -> &[u8] {
        match self {
            Self::Plain(message) => message,
            Self::Zlib(stream) => stream.message(),
        }
    }
}
