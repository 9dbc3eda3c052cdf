//! What a client has sent, for tests that want to know.

use std::collections::VecDeque;

use opus_pure::OpusDecoder;
use serde_json::{Value, json};

use super::rtp::RtpFields;
use super::tone::SILENCE;

/// The most packets that are kept: two seconds.
const MAX_PACKETS: usize = 100;

/// The most samples in a packet, for each of two channels.
const MAX_SAMPLES: usize = 5760;

/// The sound of a client.
#[derive(Default)]
pub struct Heard {
    packets: u64,
    /// Sequence numbers that were left out.
    missing: u64,
    /// Packets of silence.
    silent: u64,
    /// Packets that simulated users in the call could decrypt.
    encrypted: u64,
    /// Packets that came before Speaking.
    unannounced: u64,
    last: Option<RtpFields>,
    /// The last packets that are not silence.
    recent: VecDeque<Vec<u8>>,
}

impl Heard {
    /// A packet arrived, which was encrypted end to end or not.
    pub fn record(&mut self, fields: RtpFields, sound: &[u8], is_encrypted: bool) {
        self.packets += 1;
        self.encrypted += u64::from(is_encrypted);
        if let Some(last) = self.last {
            let step = fields.sequence.wrapping_sub(last.sequence);
            // A step backwards is a packet that was late.
            if step < 1 << 15 {
                self.missing += u64::from(step.saturating_sub(1));
            }
        }
        self.last = Some(fields);
        if sound == SILENCE {
            self.silent += 1;
            return;
        }
        self.recent.push_back(sound.to_vec());
        if self.recent.len() > MAX_PACKETS {
            self.recent.pop_front();
        }
    }

    /// A packet arrived from a client that had not announced it.
    pub fn record_unannounced(&mut self) {
        self.unannounced += 1;
    }

    /// The counts, and what the sound was.
    pub fn render(&self) -> Value {
        let (frequency, level) = self.analyze().unzip();
        json!({
            "packets": self.packets,
            "missing": self.missing,
            "silent": self.silent,
            "encrypted": self.encrypted,
            "unannounced": self.unannounced,
            "frequency": frequency,
            "level": level,
        })
    }

    /// The frequency (Hz) of the last sound, by its passages through zero, and its root mean square. `None` if there was none.
    fn analyze(&self) -> Option<(f64, f64)> {
        let mut decoder = OpusDecoder::new(48_000, 2).ok()?;
        let mut buffer = vec![0.0; MAX_SAMPLES * 2];
        let mut left = Vec::new();
        for packet in &self.recent {
            let samples = decoder.decode(packet, MAX_SAMPLES, &mut buffer).ok()?;
            let decoded = buffer.get(..samples * 2)?;
            left.extend(decoded.iter().step_by(2).map(|sample| f64::from(*sample)));
        }
        // The decoder begins in the middle of the sound.
        let left = left.get(left.len() / 4..).filter(|left| left.len() > 1)?;
        let passages = left
            .windows(2)
            .filter(|pair| matches!(pair, [a, b] if *a < 0.0 && *b >= 0.0))
            .count();
        let seconds = left.len() as f64 / 48_000.0;
        let power: f64 = left.iter().map(|sample| sample * sample).sum();
        Some((
            passages as f64 / seconds,
            (power / left.len() as f64).sqrt(),
        ))
    }
}
