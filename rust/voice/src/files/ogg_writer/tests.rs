//! Tests of recordings: their pages as RFC 3533 and RFC 7845 describe them, and what is heard of them.

use super::*;
use crate::codec::{OpusDecoder, PureDecoder, packet_samples};
use crate::files::OggReader;

/// A page of a file.
struct Page {
    flags: u8,
    granule: i64,
    serial: u32,
    sequence: u32,
    packets: Vec<Vec<u8>>,
}

const FIRST: u8 = 2;
const LAST: u8 = 4;

/// Reads the pages of a file as RFC 3533, section 6 lays them out. Only pages whose packets are whole are expected.
fn pages(mut file: &[u8]) -> Vec<Page> {
    let mut pages = Vec::new();
    while !file.is_empty() {
        assert_eq!(file[..5], *b"OggS\0");
        let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
        let lengths = &file[27..27 + usize::from(file[26])];
        let begin = 27 + lengths.len();
        let end = begin
            + lengths
                .iter()
                .map(|length| usize::from(*length))
                .sum::<usize>();
        let mut unchecked = file[..end].to_vec();
        unchecked[22..26].fill(0);
        assert_eq!(checksum(&unchecked), number(22));
        let (mut packets, mut packet, mut rest) = (Vec::new(), Vec::new(), &file[begin..end]);
        for length in lengths {
            let (segment, tail) = rest.split_at(usize::from(*length));
            packet.extend_from_slice(segment);
            rest = tail;
            if *length < 255 {
                packets.push(std::mem::take(&mut packet));
            }
        }
        assert!(packet.is_empty(), "a packet goes on in the next page");
        pages.push(Page {
            flags: file[5],
            granule: i64::from_le_bytes(file[6..14].try_into().unwrap()),
            serial: number(14),
            sequence: number(18),
            packets,
        });
        file = &file[end..];
    }
    pages
}

/// The checksum of RFC 3533: the polynomial 0x04c11db7, without reflection.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| {
        (0..8).fold(sum ^ (u32::from(*byte) << 24), |sum, _| {
            let carry = sum >> 31;
            (sum << 1) ^ (carry * 0x04c1_1db7)
        })
    })
}

/// What a player plays of a file.
fn played(file: &[u8]) -> Vec<Sample> {
    let head = pages(file)[0].packets[0].clone();
    let pre_skip = usize::from(u16::from_le_bytes([head[10], head[11]]));
    let mut reader = OggReader::new(file).unwrap();
    let mut decoder = PureDecoder::new().unwrap();
    let mut all = Vec::new();
    while let Some(packet) = reader.read().unwrap() {
        let mut samples = Vec::new();
        decoder.decode(&packet, &mut samples).unwrap();
        all.extend(samples);
    }
    let end = pages(file).last().unwrap().granule as usize;
    all[pre_skip..end].to_vec()
}

/// Silence, a tone of a second from this sample on, and silence.
fn recording(silence: usize, rest: usize) -> Vec<Sample> {
    let tone = (0..SAMPLE_RATE).map(|at| {
        let turns = 440.0 * at as f32 / SAMPLE_RATE as f32;
        [(std::f32::consts::TAU * turns).sin() * 0.5; 2]
    });
    let mut samples = vec![[0.0; 2]; silence];
    samples.extend(tone);
    samples.resize(samples.len() + rest, [0.0; 2]);
    samples
}

fn write(samples: &[Sample]) -> Vec<u8> {
    let mut writer = OggWriter::new(Vec::new()).unwrap();
    for block in samples.chunks(4800) {
        writer.write(block).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn pages_are_those_of_an_ogg_opus_file() {
    let samples = recording(10 * 48_000, 48_000);
    let pages = pages(&write(&samples));
    let [head, tags, sound @ ..] = &pages[..] else {
        panic!("no headers");
    };
    assert_eq!(
        (head.flags, head.granule, head.packets.len()),
        (FIRST, 0, 1)
    );
    // RFC 7845, section 5.1: the version, the channels, 312 samples to skip, the original rate, no gain, one stereo stream.
    assert_eq!(
        head.packets[0],
        *b"OpusHead\x01\x02\x38\x01\x80\xbb\0\0\0\0\0"
    );
    assert_eq!((tags.flags, tags.granule, tags.packets.len()), (0, 0, 1));
    assert!(tags.packets[0].starts_with(b"OpusTags"));
    let mut granule = 0;
    for (number, page) in pages.iter().enumerate() {
        assert_eq!(page.sequence, number as u32);
        assert_eq!(page.serial, head.serial);
    }
    let (last, full) = sound.split_last().unwrap();
    for page in full {
        assert_eq!((page.flags, page.packets.len()), (0, PAGE_FRAMES));
        let samples = page.packets.iter().map(|it| packet_samples(it).unwrap());
        granule += samples.sum::<usize>() as i64;
        assert_eq!(page.granule, granule);
    }
    assert_eq!(last.flags, LAST);
    // The end is that of the sound, counted with what is skipped.
    assert_eq!(last.granule, samples.len() as i64 + 312);
    assert!(last.granule - granule <= (last.packets.len() * FRAME_SAMPLES) as i64);
}

#[test]
fn sound_is_played_when_it_was_recorded() {
    for silence in [0, 12_345, 3 * 48_000] {
        let samples = recording(silence, 7_777);
        let played = played(&write(&samples));
        assert_eq!(played.len(), samples.len());
        let (mut tone, mut difference) = (0.0, 0.0);
        // The beginning and the end of the tone are less clear.
        let pairs = samples.iter().zip(&played);
        for ([before, _], [after, _]) in pairs.skip(silence + 4800).take(48_000 - 9600) {
            tone += before * before;
            difference += (before - after) * (before - after);
        }
        // A shift by one sample is a difference of 25 dB.
        let ratio = 10.0 * (tone / difference).log10();
        assert!(ratio > 30.0, "{ratio} dB after {silence} samples");
        let quiet = |samples: &[Sample]| samples.iter().flatten().all(|it| it.abs() < 0.01);
        assert!(quiet(&played[..silence.saturating_sub(2000)]));
        assert!(quiet(&played[silence + 48_000 + 2000..]));
    }
}

#[test]
fn a_file_that_is_cut_off_lacks_at_most_a_second() {
    let mut writer = OggWriter::new(Vec::new()).unwrap();
    for seconds in 1..20_usize {
        // Silence has the smallest packets.
        let samples = match seconds % 2 {
            0 => vec![[0.0; 2]; 48_000],
            _ => recording(0, 0),
        };
        writer.write(&samples).unwrap();
        let written = writer.writer.get_ref().unwrap();
        let mut reader = OggReader::new(&written[..]).unwrap();
        let mut frames = 0;
        while reader.read().unwrap().is_some() {
            frames += 1;
        }
        assert_eq!(frames, (seconds - 1) * PAGE_FRAMES);
    }
}

#[test]
fn an_empty_recording_is_a_file() {
    let file = write(&[]);
    assert_eq!(played(&file), [] as [Sample; 0]);
    assert_eq!(pages(&file).last().unwrap().flags, LAST);
}

#[test]
fn a_full_disk_is_an_error() {
    /// Takes so many bytes.
    struct Disk(usize);
    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self
                .0
                .checked_sub(bytes.len())
                .ok_or(std::io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut writer = OggWriter::new(Disk(200)).unwrap();
    let result = writer.write(&recording(0, 48_000));
    assert!(matches!(result, Err(FileError::Io(_))), "{result:?}");
    assert!(OggWriter::new(Disk(10)).is_err());
}
