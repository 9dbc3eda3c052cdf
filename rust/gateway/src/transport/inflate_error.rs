//! The errors of inflating.

/// The default maximum size of a message in bytes: 64 MiB. Discord's largest messages, large guilds, have a tenth of it.
pub const DEFAULT_MAX_MESSAGE_BYTES: usize = 64 << 20;

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
    /// The message is larger than allowed.
    #[error(
        "a message has more than {limit} bytes; raise the maximum if the gateway can be trusted"
    )]
    TooLarge {
        /// The maximum size in bytes.
        limit: usize,
    },
    /// The system has not enough memory for inflating.
    #[error("there is no memory left to inflate messages with")]
    OutOfMemory,
}
