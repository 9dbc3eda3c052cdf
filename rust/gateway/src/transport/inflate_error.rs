//! The errors of inflating.

/// The maximum size of an inflated message: 64 MiB. Discord's largest messages, large guilds, have a tenth of it.
pub(crate) const MAX_MESSAGE: usize = 64 << 20;

/// The reason why a compressed message could not be inflated. The context is lost, so the connection must be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InflateError {
    /// The bytes are not a valid compressed stream.
    #[error("the compressed stream is damaged")]
    Corrupt,
    /// The stream has ended, but more data was received.
    #[error("the compressed stream ended before the connection did")]
    Ended,
    /// The message inflates to more than 64 MiB.
    #[error("a message inflates to more than {} MiB", MAX_MESSAGE >> 20)]
    TooLarge,
    /// The system has not enough memory for inflating.
    #[error("there is no memory left to inflate messages with")]
    OutOfMemory,
}
