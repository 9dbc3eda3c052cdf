//! Opus, behind traits of our own, so that the library behind them can be replaced.

mod decoder;
mod encoder;
mod packet;
#[cfg(test)]
mod tests;

pub use self::decoder::{OpusDecoder, PureDecoder};
pub use self::encoder::{EncoderSettings, OpusEncoder, PureEncoder, SoundKind};
pub use self::packet::packet_samples;

/// Why Opus could not encode or decode.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Opus failed ({0})")]
pub struct CodecError(String);

impl CodecError {
    pub(crate) fn new(reason: impl ToString) -> Self {
        Self(reason.to_string())
    }
}
