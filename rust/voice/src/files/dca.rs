//! DCA files: Opus packets, each after its length, as many Discord bots store them.
//!
//! [Format of DCA 1](https://github.com/bwmarrin/dca/wiki/DCA1-specification-draft); a file without a header is of version 0.

use std::io::{ErrorKind, Read};

use super::FileError;
use crate::send::PacketSource;

/// What a file of version 1 begins with.
const MAGIC: [u8; 4] = *b"DCA1";

/// The longest metadata that is skipped.
const MAX_METADATA: u64 = 1 << 20;

/// The longest Opus packet of one frame (RFC 6716, section 3.4), with room for packets of several.
const MAX_PACKET: usize = 8192;

/// Reads the packets of a DCA file.
#[derive(Debug)]
pub struct DcaReader<R> {
    source: R,
    /// The first bytes of a file of version 0, which were read to look for a header.
    start: Option<[u8; 4]>,
    failure: Option<FileError>,
}

impl<R: Read> DcaReader<R> {
    /// Reads the header of a file.
    ///
    /// # Errors
    /// If it is no DCA file.
    pub fn new(mut source: R) -> Result<Self, FileError> {
        let mut start = [0; 4];
        source.read_exact(&mut start).map_err(at_end)?;
        if start != MAGIC {
            let [low, high, ..] = start;
            // The length of the first packet must make sense.
            let length = usize::from(u16::from_le_bytes([low, high]));
            if !(2..=MAX_PACKET).contains(&length) {
                return Err(FileError::NotDca);
            }
            return Ok(Self {
                source,
                start: Some(start),
                failure: None,
            });
        }
        let mut length = [0; 4];
        source.read_exact(&mut length).map_err(at_end)?;
        let length = u64::from(u32::from_le_bytes(length));
        if length > MAX_METADATA {
            return Err(FileError::NotDca);
        }
        let skipped = std::io::copy(&mut source.by_ref().take(length), &mut std::io::sink())?;
        if skipped < length {
            return Err(FileError::NotDca);
        }
        Ok(Self {
            source,
            start: None,
            failure: None,
        })
    }

    /// The next packet, or `None` at the end.
    ///
    /// # Errors
    /// If the rest cannot be read.
    pub fn read(&mut self) -> Result<Option<Vec<u8>>, FileError> {
        let (length, begin) = match self.start.take() {
            Some([low, high, first, second]) => ([low, high], vec![first, second]),
            None => {
                let (mut low, mut high) = ([0], [0]);
                if self.source.read(&mut low)? == 0 {
                    return Ok(None);
                }
                self.source.read_exact(&mut high).map_err(at_end)?;
                let ([low], [high]) = (low, high);
                ([low, high], Vec::new())
            }
        };
        let length = usize::from(u16::from_le_bytes(length));
        if length < begin.len() || length > MAX_PACKET {
            return Err(FileError::NotDca);
        }
        let mut packet = begin;
        let begin = packet.len();
        packet.resize(length, 0);
        let rest = packet.get_mut(begin..).unwrap_or_default();
        self.source.read_exact(rest).map_err(at_end)?;
        Ok(Some(packet))
    }

    /// Why the file ended before its end.
    pub fn failure(&self) -> Option<&FileError> {
        self.failure.as_ref()
    }
}

impl<R: Read + Send> PacketSource for DcaReader<R> {
    fn next_packet(&mut self) -> Option<Vec<u8>> {
        if self.failure.is_some() {
            return None;
        }
        match self.read() {
            Ok(packet) => packet,
            Err(error) => {
                tracing::warn!(%error, "a DCA file cannot be read to its end");
                self.failure = Some(error);
                None
            }
        }
    }
}

/// A file that ends too early is no DCA file.
fn at_end(error: std::io::Error) -> FileError {
    match error.kind() {
        ErrorKind::UnexpectedEof => FileError::NotDca,
        _ => FileError::Io(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packets(file: &[u8]) -> Vec<Vec<u8>> {
        let mut reader = DcaReader::new(file).unwrap();
        let mut packets = Vec::new();
        while let Some(packet) = reader.next_packet() {
            packets.push(packet);
        }
        packets
    }

    /// Laid out as in the specification: the magic, the length of the metadata as 32 bits, the metadata, and packets after lengths of 16
    /// bits, all little endian.
    #[test]
    fn both_versions_are_read() {
        let frames = [3, 0, 0xf8, 0xff, 0xfe, 2, 0, 0xfc, 1];
        let expected = [vec![0xf8, 0xff, 0xfe], vec![0xfc, 1]];
        assert_eq!(packets(&frames), expected);
        let metadata = br#"{"dca":{"version":1}}"#;
        let mut file = b"DCA1".to_vec();
        file.extend((metadata.len() as u32).to_le_bytes());
        file.extend(metadata);
        file.extend(frames);
        assert_eq!(packets(&file), expected);
        // Cut off anywhere, it is refused, or ends with an error.
        for length in 0..file.len() {
            let Ok(mut reader) = DcaReader::new(&file[..length]) else {
                assert!(length < 8 + metadata.len());
                continue;
            };
            while reader.next_packet().is_some() {}
            let ends = [8 + metadata.len(), 8 + metadata.len() + 5];
            assert_eq!(
                reader.failure().is_none(),
                ends.contains(&length),
                "{length}"
            );
        }
    }

    #[test]
    fn what_is_no_dca_file_is_refused() {
        for file in [
            &b"OggS\0\0\0\0"[..],
            b"RIFF....",
            &[0, 0, 1, 2],
            b"DCA1\xff\xff\xff\xff",
            b"",
        ] {
            assert!(DcaReader::new(file).is_err(), "{file:?}");
        }
    }
}
