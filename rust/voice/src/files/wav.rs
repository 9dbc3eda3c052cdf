//! Recordings as WAV files: 48 kHz, two channels, 16 bits.

use std::io::{Seek, SeekFrom, Write};

use super::FileError;
use crate::audio::{SAMPLE_RATE, Sample, to_i16};

/// The length of the header before the samples.
const HEADER_LENGTH: u32 = 44;

/// The bytes of a sample of both channels.
const SAMPLE_LENGTH: u32 = 4;

/// The length of the samples is written into the header after so many bytes, so that a recording that is cut off can be played: every
/// ten seconds.
const UPDATE_AFTER: u32 = 10 * SAMPLE_RATE * SAMPLE_LENGTH;

/// Writes a recording.
#[derive(Debug)]
pub struct WavWriter<W: Write + Seek> {
    sink: W,
    /// The length of the samples, in bytes.
    length: u32,
    updated: u32,
    buffer: Vec<u8>,
}

impl<W: Write + Seek> WavWriter<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// If that fails.
    pub fn new(mut sink: W) -> Result<Self, FileError> {
        sink.write_all(&header(0))?;
        Ok(Self {
            sink,
            length: 0,
            updated: 0,
            buffer: Vec::new(),
        })
    }

    /// Appends samples.
    ///
    /// # Errors
    /// If that fails, or if the file is as long as it can be.
    pub fn write(&mut self, samples: &[Sample]) -> Result<(), FileError> {
        let added = u32::try_from(samples.len())
            .ok()
            .and_then(|samples| samples.checked_mul(SAMPLE_LENGTH));
        let length = added
            .and_then(|added| self.length.checked_add(added))
            .filter(|length| *length <= u32::MAX - HEADER_LENGTH)
            .ok_or(FileError::Full)?;
        self.buffer.clear();
        let integers = samples.as_flattened().iter().map(|sample| to_i16(*sample));
        self.buffer.extend(integers.flat_map(i16::to_le_bytes));
        self.sink.write_all(&self.buffer)?;
        self.length = length;
        if self.length - self.updated >= UPDATE_AFTER {
            self.update_header()?;
        }
        Ok(())
    }

    /// Completes the file.
    ///
    /// # Errors
    /// If that fails.
    pub fn finish(mut self) -> Result<W, FileError> {
        self.update_header()?;
        self.sink.flush()?;
        Ok(self.sink)
    }

    fn update_header(&mut self) -> Result<(), FileError> {
        self.sink.seek(SeekFrom::Start(0))?;
        self.sink.write_all(&header(self.length))?;
        self.sink.seek(SeekFrom::End(0))?;
        self.updated = self.length;
        Ok(())
    }
}

/// The header of a file with so many bytes of samples.
fn header(length: u32) -> Vec<u8> {
    let channels = 2_u16;
    let sample_length = SAMPLE_LENGTH as u16;
    let parts: [&[u8]; 13] = [
        b"RIFF",
        &(length + HEADER_LENGTH - 8).to_le_bytes(),
        b"WAVE",
        b"fmt ",
        &16_u32.to_le_bytes(),
        // Integers without compression.
        &1_u16.to_le_bytes(),
        &channels.to_le_bytes(),
        &SAMPLE_RATE.to_le_bytes(),
        &(SAMPLE_RATE * SAMPLE_LENGTH).to_le_bytes(),
        &sample_length.to_le_bytes(),
        &16_u16.to_le_bytes(),
        b"data",
        &length.to_le_bytes(),
    ];
    parts.concat()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// The file that the module `wave` of Python 3.11 writes for the same four numbers.
    const EXPECTED: &str = "524946462c00000057415645666d7420100000000100020080bb000000ee0200040010006461746108000000\
                            004000c0ff7f0080";

    #[test]
    fn a_file_is_what_python_writes() {
        let mut writer = WavWriter::new(Cursor::new(Vec::new())).unwrap();
        writer.write(&[[0.5, -0.5]]).unwrap();
        writer.write(&[[1.5, -1.5]]).unwrap();
        let file = writer.finish().unwrap().into_inner();
        let text: String = file.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(text, EXPECTED);
    }

    #[test]
    fn a_file_that_is_cut_off_has_a_length_and_none_is_too_long() {
        let mut writer = WavWriter::new(Cursor::new(Vec::new())).unwrap();
        writer.write(&vec![[0.1, 0.2]; 480_000]).unwrap();
        let written = writer.sink.get_ref();
        assert_eq!(written[40..44], (480_000_u32 * 4).to_le_bytes());
        writer.length = u32::MAX - HEADER_LENGTH - 3;
        assert!(matches!(writer.write(&[[0.0; 2]]), Err(FileError::Full)));
    }
}
