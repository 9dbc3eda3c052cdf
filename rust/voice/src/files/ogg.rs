//! Ogg Opus files (RFC 7845).

use std::io::Read;

use opus_pure::{Error, OggOpusReader};

use super::FileError;
use crate::send::PacketSource;

/// Reads the packets of an Ogg Opus file with one or two channels.
pub struct OggReader<R: Read> {
    reader: OggOpusReader<R>,
    failure: Option<FileError>,
}

impl<R: Read> std::fmt::Debug for OggReader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OggReader")
            .field("reader", &self.reader)
            .finish_non_exhaustive()
    }
}

impl<R: Read> OggReader<R> {
    /// Reads the headers of a file.
    ///
    /// # Errors
    /// If it is no such file.
    pub fn new(source: R) -> Result<Self, FileError> {
        let reader = OggOpusReader::new(source).map_err(file_error)?;
        let channels = reader.head().channel_count;
        if !matches!(channels, 1 | 2) || reader.head().mapping_family > 1 {
            return Err(FileError::Channels(channels));
        }
        Ok(Self {
            reader,
            failure: None,
        })
    }

    /// The volume at which the file is to be played (RFC 7845, section 5.1, "Output Gain"). At another volume than 1 packets cannot be
    /// sent as they are.
    pub fn volume(&self) -> f32 {
        10_f32.powf(self.reader.head().output_gain_db() / 20.0)
    }

    /// The next packet, or `None` at the end.
    ///
    /// # Errors
    /// If the rest cannot be read.
    pub fn read(&mut self) -> Result<Option<Vec<u8>>, FileError> {
        let packet = self.reader.read_packet().map_err(file_error)?;
        Ok(packet.map(|packet| packet.data))
    }

    /// Why the file ended before its end.
    pub fn failure(&self) -> Option<&FileError> {
        self.failure.as_ref()
    }
}

impl<R: Read + Send> PacketSource for OggReader<R> {
    fn next_packet(&mut self) -> Option<Vec<u8>> {
        if self.failure.is_some() {
            return None;
        }
        match self.read() {
            Ok(packet) => packet,
            Err(error) => {
                tracing::warn!(%error, "an Ogg Opus file cannot be read to its end");
                self.failure = Some(error);
                None
            }
        }
    }
}

fn file_error(error: Error) -> FileError {
    FileError::NotOggOpus(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The packets of libopus in `codec/reference`, wrapped into pages by a program of our own after RFC 3533 and RFC 7845, with an output
    /// gain of -6 dB.
    const FILE: &[u8] = include_bytes!("reference.opus");
    const PACKETS: &[u8] = include_bytes!("../codec/reference/music.packets");

    #[test]
    fn packets_come_back_as_they_are() {
        let mut reader = OggReader::new(FILE).unwrap();
        assert!((reader.volume() - 0.501_187).abs() < 1e-5);
        let mut expected = PACKETS;
        let mut count = 0;
        while let Some(packet) = reader.next_packet() {
            let (length, rest) = expected.split_first_chunk().unwrap();
            let (original, rest) = rest.split_at(usize::from(u16::from_be_bytes(*length)));
            assert_eq!(packet, original);
            expected = rest;
            count += 1;
        }
        assert_eq!((count, expected.len()), (25, 0));
        assert!(reader.failure().is_none());
    }

    #[test]
    fn damaged_files_end_with_an_error() {
        for length in 0..FILE.len() {
            let Ok(mut reader) = OggReader::new(&FILE[..length]) else {
                continue;
            };
            while reader.next_packet().is_some() {}
        }
        let mut changed = FILE.to_vec();
        let last = changed.len() - 1;
        changed[last] ^= 1;
        let mut reader = OggReader::new(&changed[..]).unwrap();
        while reader.next_packet().is_some() {}
        assert!(reader.failure().is_some());
        assert!(matches!(
            OggReader::new(&b"RIFF"[..]),
            Err(FileError::NotOggOpus(_))
        ));
        let mut surround = FILE.to_vec();
        // The channel count, at its place in the first page.
        surround[28 + 9] = 6;
        assert!(OggReader::new(&surround[..]).is_err());
    }
}
