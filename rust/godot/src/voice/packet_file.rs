//! Files of Opus packets in memory, in which a track can seek.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use discord_voice::audio::SAMPLE_RATE;
use discord_voice::codec::packet_samples;
use discord_voice::files::{DcaReader, FileError, OggReader};
use discord_voice::send::PacketSource;

/// The largest file that is played: about four hours at 128 kb/s.
pub const MAX_FILE_BYTES: u64 = 256 << 20;

/// The packets of a file.
#[derive(Debug, Default)]
pub struct PacketFile {
    bytes: Vec<u8>,
    packets: Vec<PacketPlace>,
    samples: u64,
    volume: f32,
}

/// Where a packet ends, and when it begins.
#[derive(Clone, Copy, Debug)]
struct PacketPlace {
    end: usize,
    begin: u64,
}

impl PacketFile {
    /// Reads an Ogg Opus or a DCA file. This takes longer than a frame for long files.
    ///
    /// # Errors
    /// If it is neither, or if it is damaged.
    pub fn parse(file: Vec<u8>) -> Result<Self, FileError> {
        let mut packets = Self {
            volume: 1.0,
            ..Self::default()
        };
        if file.starts_with(b"OggS") {
            let mut reader = OggReader::new(Cursor::new(file))?;
            packets.volume = reader.volume();
            while let Some(packet) = reader.read()? {
                packets.push(&packet);
            }
        } else {
            let mut reader = DcaReader::new(Cursor::new(file))?;
            while let Some(packet) = reader.read()? {
                packets.push(&packet);
            }
        }
        Ok(packets)
    }

    /// Adds a packet. What is no Opus packet is left out.
    fn push(&mut self, packet: &[u8]) {
        if let Some(samples) = packet_samples(packet) {
            self.bytes.extend_from_slice(packet);
            self.packets.push(PacketPlace {
                end: self.bytes.len(),
                begin: self.samples,
            });
            self.samples += samples as u64;
        }
    }

    /// The volume at which the file is to be played.
    pub fn volume(&self) -> f32 {
        self.volume
    }

    /// How long the file is.
    pub fn length(&self) -> Duration {
        time(self.samples)
    }

    fn packet(&self, index: usize) -> Option<&[u8]> {
        let end = self.packets.get(index)?.end;
        let before = index
            .checked_sub(1)
            .and_then(|index| self.packets.get(index));
        self.bytes.get(before.map_or(0, |packet| packet.end)..end)
    }

    /// The packet that is played at this time.
    fn index_at(&self, time: Duration) -> usize {
        let sample = (time.as_secs_f64() * f64::from(SAMPLE_RATE)) as u64;
        let after = self
            .packets
            .partition_point(|packet| packet.begin <= sample);
        if sample >= self.samples {
            return self.packets.len();
        }
        after.saturating_sub(1)
    }
}

fn time(samples: u64) -> Duration {
    Duration::from_secs_f64(samples as f64 / f64::from(SAMPLE_RATE))
}

/// The end of a file that the main thread has.
#[derive(Clone, Debug)]
pub struct FileCursor {
    file: Arc<PacketFile>,
    next: Arc<AtomicUsize>,
}

/// The end of a file that the voice thread has.
#[derive(Debug)]
pub struct FilePackets(FileCursor);

impl FileCursor {
    /// Begins at the beginning.
    pub fn new(file: PacketFile) -> Self {
        Self {
            file: Arc::new(file),
            next: Arc::default(),
        }
    }

    /// The packets for the voice thread.
    pub fn packets(&self) -> FilePackets {
        FilePackets(self.clone())
    }

    /// The file.
    pub fn file(&self) -> &PacketFile {
        &self.file
    }

    /// The time of the packet that is sent next.
    pub fn position(&self) -> Duration {
        let next = self.next.load(Ordering::Relaxed);
        let packet = self.file.packets.get(next);
        time(packet.map_or(self.file.samples, |packet| packet.begin))
    }

    /// Continues at another time.
    pub fn seek(&self, time: Duration) {
        self.next.store(self.file.index_at(time), Ordering::Relaxed);
    }
}

impl PacketSource for FilePackets {
    fn next_packet(&mut self) -> Option<Vec<u8>> {
        let next = self.0.next.fetch_add(1, Ordering::Relaxed);
        let packet = self.0.file.packet(next).map(<[u8]>::to_vec);
        if packet.is_none() {
            // It stays at the end, however often this is called.
            self.0
                .next
                .store(self.0.file.packets.len(), Ordering::Relaxed);
        }
        packet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A DCA file of version 0 with packets of 20 ms whose second byte is their number.
    fn file(packets: u8) -> PacketFile {
        let bytes = (0..packets).flat_map(|number| [3, 0, 0xfc, number, 0]);
        PacketFile::parse(bytes.collect()).unwrap()
    }

    fn number(source: &mut FilePackets) -> Option<u8> {
        source.next_packet().map(|packet| packet[1])
    }

    #[test]
    fn packets_come_in_order_and_from_where_a_track_seeks() {
        let cursor = FileCursor::new(file(100));
        assert_eq!(cursor.file().length(), Duration::from_secs(2));
        let mut source = cursor.packets();
        assert_eq!(
            [number(&mut source), number(&mut source)],
            [Some(0), Some(1)]
        );
        assert_eq!(cursor.position(), Duration::from_millis(40));
        cursor.seek(Duration::from_millis(1990));
        assert_eq!(number(&mut source), Some(99));
        assert_eq!(number(&mut source), None);
        assert_eq!(number(&mut source), None);
        assert_eq!(cursor.position(), Duration::from_secs(2));
        cursor.seek(Duration::ZERO);
        assert_eq!(number(&mut source), Some(0));
        cursor.seek(Duration::from_secs(1 << 40));
        assert_eq!(number(&mut source), None);
    }

    #[test]
    fn ogg_files_have_a_volume() {
        let bytes = include_bytes!("../../../voice/src/files/reference.opus");
        let file = PacketFile::parse(bytes.to_vec()).unwrap();
        assert_eq!(file.packets.len(), 25);
        assert!((file.volume() - 0.501).abs() < 1e-3);
        assert!(PacketFile::parse(bytes[..100].to_vec()).is_err());
        assert!(PacketFile::parse(b"RIFF....WAVE".to_vec()).is_err());
        assert!(PacketFile::parse(Vec::new()).is_err());
    }
}
