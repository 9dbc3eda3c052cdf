//! The sound of a simulated user, as Opus packets.

use opus_pure::{Application, OpusEncoder};

use super::rtp::RtpFields;
use crate::id::Id;

/// Samples in a frame of 20 ms at 48 kHz.
pub const FRAME: usize = 960;
/// The bitrate of the packets, in bits per second.
const BITRATE: i32 = 96_000;
/// How loud a tone is.
const AMPLITUDE: f64 = 0.5;

/// The packets that end speech: 20 ms of silence each.
pub const SILENCE: [u8; 3] = [0xf8, 0xff, 0xfe];
const TRAILING: u32 = 5;

/// What a simulated user says.
pub enum Sound {
    /// A tone of this frequency (Hz).
    Tone(f64),
    /// Samples of the left and the right channel, at 48 kHz.
    Samples(Vec<[f32; 2]>),
    /// Packets that say which they are: the first byte of an Opus packet, and four bytes with their number.
    Numbers,
}

/// How a simulated user speaks.
pub struct Manner {
    /// Whether the packets are not encrypted end to end, even in a call that is.
    pub is_plain: bool,
    /// How many packets come before Speaking does.
    pub unannounced: u32,
    /// The sequence number of the first packet.
    pub first_sequence: u16,
}

impl Default for Manner {
    fn default() -> Manner {
        Manner {
            is_plain: false,
            unannounced: 0,
            // So that it soon wraps.
            first_sequence: 65_500,
        }
    }
}

/// A simulated user who speaks.
pub struct Speaker {
    pub channel: Id,
    pub ssrc: u32,
    pub manner: Manner,
    sound: Sound,
    /// How many frames of the sound are to be sent.
    left: u32,
    /// How many frames of silence are to be sent then.
    trailing: u32,
    sent: u32,
    encoder: Box<OpusEncoder>,
}

impl Speaker {
    /// Somebody who says so many frames. `None` if there is no encoder.
    pub fn new(
        channel: Id,
        ssrc: u32,
        sound: Sound,
        frames: u32,
        manner: Manner,
    ) -> Option<Speaker> {
        let mut encoder = OpusEncoder::new(48_000, 2, Application::Audio).ok()?;
        encoder.bitrate_bps = BITRATE;
        Some(Speaker {
            channel,
            ssrc,
            manner,
            sound,
            left: frames,
            trailing: TRAILING,
            sent: 0,
            encoder: Box::new(encoder),
        })
    }

    /// Whether the clients know who the packets come from.
    pub fn is_announced(&self) -> bool {
        self.sent >= self.manner.unannounced
    }

    /// Whether the clients are to be told before the next packet, which is not the first.
    pub fn is_announced_late(&self) -> bool {
        self.sent > 0 && self.sent == self.manner.unannounced
    }

    /// The next packet. `None` at the end.
    pub fn next(&mut self) -> Option<(RtpFields, Vec<u8>)> {
        let packet = if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            self.packet()?
        } else {
            self.trailing = self.trailing.checked_sub(1)?;
            SILENCE.to_vec()
        };
        let fields = RtpFields {
            marker: self.sent == 0,
            sequence: self.manner.first_sequence.wrapping_add(self.sent as u16),
            timestamp: self.sent.wrapping_mul(FRAME as u32),
            ssrc: self.ssrc,
        };
        self.sent = self.sent.wrapping_add(1);
        Some((fields, packet))
    }

    fn packet(&mut self) -> Option<Vec<u8>> {
        let begin = self.sent as usize * FRAME;
        let samples: Vec<[f32; 2]> = match &self.sound {
            Sound::Numbers => return Some([&[0xfc], &self.sent.to_be_bytes()[..]].concat()),
            Sound::Tone(frequency) => {
                let sample = |at: usize| {
                    let turns = (frequency * (begin + at) as f64 / 48_000.0).fract();
                    [(AMPLITUDE * (std::f64::consts::TAU * turns).sin()) as f32; 2]
                };
                (0..FRAME).map(sample).collect()
            }
            Sound::Samples(samples) => {
                let rest = samples.iter().skip(begin).copied();
                rest.chain(std::iter::repeat([0.0; 2]))
                    .take(FRAME)
                    .collect()
            }
        };
        let mut packet = vec![0; opus_pure::MAX_PACKET_BYTES];
        let encoded = self
            .encoder
            .encode(samples.as_flattened(), FRAME, &mut packet);
        packet.truncate(encoded.ok()?);
        Some(packet)
    }
}

/// The samples of a WAV file with 16-bit PCM at 48 kHz, mono or stereo. `None` if it is another file.
pub fn read_wav(file: &[u8]) -> Option<Vec<[f32; 2]>> {
    let mut rest = file
        .strip_prefix(b"RIFF")?
        .get(4..)?
        .strip_prefix(b"WAVE")?;
    let mut channels = None;
    loop {
        let (name, tail) = rest.split_first_chunk::<4>()?;
        let (length, tail) = tail.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length) as usize;
        // The length of the last chunk may be wrong: some programs do not know it when they begin to write.
        let chunk = tail.get(..length).unwrap_or(tail);
        match name {
            b"fmt " => {
                let is_pcm = chunk.starts_with(&[1, 0]);
                let rate = u32::from_le_bytes(chunk.get(4..8)?.try_into().ok()?);
                let bits = chunk.get(14..16)?;
                let count = *chunk.get(2)?;
                let fits = is_pcm && rate == 48_000 && bits == [16, 0] && matches!(count, 1 | 2);
                channels = Some(fits.then_some(usize::from(count))?);
            }
            b"data" => {
                let sample = |bytes: &[u8]| {
                    let bytes = bytes.first_chunk().copied().unwrap_or_default();
                    f32::from(i16::from_le_bytes(bytes)) / 32_768.0
                };
                let frames = chunk.chunks_exact(channels? * 2);
                let frame = |frame: &[u8]| {
                    let left = sample(frame);
                    [left, frame.get(2..4).map_or(left, sample)]
                };
                return Some(frames.map(frame).collect());
            }
            _ => {}
        }
        rest = tail.get(length + (length & 1)..)?;
    }
}
