//! Why a compressed message could not be read.

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
