//! Recordings, in the format that the extension of their file says.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use super::{FileError, OggWriter, WavWriter};
use crate::audio::Sample;

/// A format of recordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordingFormat {
    /// Samples of 16 bits: 690 MB an hour, and at most 4 GiB.
    Wav,
    /// Opus at 96 kb/s: 43 MB an hour.
    OggOpus,
}

impl RecordingFormat {
    /// The extensions of files that can be recorded to.
    pub const EXTENSIONS: [&str; 3] = ["wav", "ogg", "opus"];

    /// The format of a file, by its extension. `None` if it has another one.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "wav" => Some(Self::Wav),
            "ogg" | "opus" => Some(Self::OggOpus),
            _ => None,
        }
    }
}

/// Writes a recording to a file.
#[derive(Debug)]
pub enum RecordingWriter {
    /// A WAV file.
    Wav(WavWriter<BufWriter<File>>),
    /// An Ogg Opus file, whose pages need no buffer.
    OggOpus(Box<OggWriter<File>>),
}

impl RecordingWriter {
    /// Creates a file, or replaces it.
    ///
    /// # Errors
    /// If that fails.
    pub fn create(path: &Path, format: RecordingFormat) -> Result<Self, FileError> {
        let file = File::create(path)?;
        Ok(match format {
            RecordingFormat::Wav => Self::Wav(WavWriter::new(BufWriter::new(file))?),
            RecordingFormat::OggOpus => Self::OggOpus(Box::new(OggWriter::new(file)?)),
        })
    }

    /// Appends samples.
    ///
    /// # Errors
    /// If that fails, or if the file is as long as it can be.
    pub fn write(&mut self, samples: &[Sample]) -> Result<(), FileError> {
        match self {
            Self::Wav(writer) => writer.write(samples),
            Self::OggOpus(writer) => writer.write(samples),
        }
    }

    /// Completes the file.
    ///
    /// # Errors
    /// If that fails.
    pub fn finish(self) -> Result<(), FileError> {
        match self {
            Self::Wav(writer) => writer.finish().map(drop),
            Self::OggOpus(writer) => writer.finish().map(drop),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_the_format() {
        let of = |path: &str| RecordingFormat::of(Path::new(path));
        assert_eq!(of("/a.b/meeting.wav"), Some(RecordingFormat::Wav));
        assert_eq!(of("meeting.OGG"), Some(RecordingFormat::OggOpus));
        assert_eq!(of("meeting.wav.opus"), Some(RecordingFormat::OggOpus));
        for other in ["meeting", "meeting.mp3", ".wav", "wav", ""] {
            assert_eq!(of(other), None, "{other}");
        }
        for extension in RecordingFormat::EXTENSIONS {
            assert!(of(&format!("meeting.{extension}")).is_some());
        }
    }
}
