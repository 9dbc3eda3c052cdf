//! Files with Opus packets, which are sent without encoding them again, and recordings.

mod dca;
mod ogg;
mod ogg_writer;
mod recording;
mod wav;

pub use self::dca::DcaReader;
pub use self::ogg::OggReader;
pub use self::ogg_writer::OggWriter;
pub use self::recording::{RecordingFormat, RecordingWriter};
pub use self::wav::WavWriter;

use crate::codec::CodecError;

/// Why a file cannot be played or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// The file could not be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It is no Ogg Opus file.
    #[error("this is no Ogg Opus file ({0})")]
    NotOggOpus(String),
    /// It has more than two channels.
    #[error("the file has {0} channels; only one and two are supported")]
    Channels(u8),
    /// It is no DCA file.
    #[error("this is no DCA file")]
    NotDca,
    /// The sound could not be encoded.
    #[error("{0}")]
    Codec(#[from] CodecError),
    /// The recording is as long as a WAV file can be.
    #[error("the recording is as long as a WAV file can be, 4 GiB")]
    Full,
}
