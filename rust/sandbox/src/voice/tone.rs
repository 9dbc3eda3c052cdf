//! The sound of a simulated user: a tone, as Opus packets.

use opus_pure::{Application, OpusEncoder};

use super::rtp::RtpFields;
use crate::id::Id;

/// Samples in a frame of 20 ms at 48 kHz.
const FRAME: usize = 960;

/// How loud the tone is.
const AMPLITUDE: f64 = 0.5;

/// The packets that end speech: 20 ms of silence each.
pub const SILENCE: [u8; 3] = [0xf8, 0xff, 0xfe];
const TRAILING: u32 = 5;

/// A simulated user who speaks.
pub struct Tone {
    pub channel: Id,
    pub ssrc: u32,
    frequency: f64,
    /// How many frames of the tone are to be sent.
    left: u32,
    /// How many frames of silence are to be sent then.
    trailing: u32,
    sent: u32,
    encoder: Box<OpusEncoder>,
}

impl Tone {
    /// A tone of this frequency (Hz), of so many frames. `None` if there is no encoder.
    pub fn new(channel: Id, ssrc: u32, frequency: f64, frames: u32) -> Option<Tone> {
        Some(Tone {
            channel,
            ssrc,
            frequency,
            left: frames,
            trailing: TRAILING,
            sent: 0,
            encoder: Box::new(OpusEncoder::new(48_000, 2, Application::Audio).ok()?),
        })
    }

    /// The next packet. `None` at the end.
    pub fn next(&mut self) -> Option<(RtpFields, Vec<u8>)> {
        let packet = if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            self.encode()?
        } else {
            self.trailing = self.trailing.checked_sub(1)?;
            SILENCE.to_vec()
        };
        let fields = RtpFields {
            marker: self.sent == 0,
            // Both wrap, the sequence number soon.
            sequence: 65_500_u16.wrapping_add(self.sent as u16),
            timestamp: self.sent.wrapping_mul(FRAME as u32),
            ssrc: self.ssrc,
        };
        self.sent = self.sent.wrapping_add(1);
        Some((fields, packet))
    }

    fn encode(&mut self) -> Option<Vec<u8>> {
        let begin = f64::from(self.sent) * FRAME as f64;
        let mut samples = Vec::with_capacity(2 * FRAME);
        for at in 0..FRAME {
            let turns = self.frequency * (begin + at as f64) / 48_000.0;
            let sample = (AMPLITUDE * (std::f64::consts::TAU * turns).sin()) as f32;
            samples.extend([sample, sample]);
        }
        let mut packet = vec![0; opus_pure::MAX_PACKET_BYTES];
        let length = self.encoder.encode(&samples, FRAME, &mut packet).ok()?;
        packet.truncate(length);
        Some(packet)
    }
}
