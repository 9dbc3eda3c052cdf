//! What a client has sent, for tests that want to know.

use std::collections::VecDeque;
use std::time::Instant;

use opus_pure::OpusDecoder;
use serde_json::{Value, json};

use super::rtp::RtpFields;
use super::speaker::{FRAME, SILENCE};

/// The most packets that are kept: one second.
const MAX_PACKETS: usize = 50;
/// The most intervals that are kept: ten minutes.
const MAX_INTERVALS: usize = 30_000;
/// The most samples in a packet, for each of two channels.
const MAX_SAMPLES: usize = 5760;
const SAMPLE_RATE: f64 = 48_000.0;

/// The sound of a client.
#[derive(Clone, Default)]
pub struct Heard {
    packets: u64,
    /// Sequence numbers that were left out.
    missing: u64,
    /// Packets of silence.
    silent: u64,
    /// Packets that simulated users in the call could decrypt.
    encrypted: u64,
    /// How often a simulated user in the call could not decrypt a packet.
    unheard: u64,
    /// Packets that came before Speaking.
    unannounced: u64,
    last: Option<(RtpFields, Instant)>,
    /// When the first packet came that others in the call could hear.
    first_audible: Option<Instant>,
    /// How many milliseconds too early or too late packets came after the ones before them.
    interval_errors: VecDeque<f64>,
    /// The last packets that are not silence, as far as it is known what is in them.
    recent: VecDeque<Vec<u8>>,
}

impl Heard {
    /// A packet arrived. `sound` is `None` if it is not known what is in it.
    pub fn record(
        &mut self,
        fields: RtpFields,
        at: Instant,
        sound: Option<&[u8]>,
        encrypted: bool,
    ) {
        self.packets += 1;
        self.encrypted += u64::from(encrypted);
        if encrypted {
            self.first_audible.get_or_insert(at);
        }
        if let Some((last, last_at)) = self.last {
            let step = fields.sequence.wrapping_sub(last.sequence);
            // A step backwards is a packet that was late.
            if step < 1 << 15 {
                self.missing += u64::from(step.saturating_sub(1));
            }
            if step == 1 && fields.timestamp.wrapping_sub(last.timestamp) == FRAME as u32 {
                let interval = at.duration_since(last_at).as_secs_f64();
                let expected = FRAME as f64 / SAMPLE_RATE;
                self.interval_errors
                    .push_back((interval - expected) * 1000.0);
                if self.interval_errors.len() > MAX_INTERVALS {
                    self.interval_errors.pop_front();
                }
            }
        }
        self.last = Some((fields, at));
        if sound == Some(&SILENCE) {
            self.silent += 1;
        } else if let Some(sound) = sound {
            self.recent.push_back(sound.to_vec());
            if self.recent.len() > MAX_PACKETS {
                self.recent.pop_front();
            }
        }
    }

    /// So many simulated users could not decrypt the packet that arrived.
    pub fn record_unheard(&mut self, users: usize) {
        self.unheard += users as u64;
    }

    /// When the first packet came that others in the call could hear.
    pub fn first_audible(&self) -> Option<Instant> {
        self.first_audible
    }

    /// A packet arrived from a client that had not announced it.
    pub fn record_unannounced(&mut self) {
        self.unannounced += 1;
    }

    /// The counts, and what the sound was.
    pub fn render(&self) -> Value {
        let sound = self.decode().and_then(|samples| analyze(&samples));
        let mut errors: Vec<f64> = self.interval_errors.iter().map(|ms| ms.abs()).collect();
        errors.sort_by(f64::total_cmp);
        let quantile = |share: f64| errors.get((share * errors.len() as f64) as usize);
        json!({
            "packets": self.packets,
            "missing": self.missing,
            "silent": self.silent,
            "encrypted": self.encrypted,
            "unheard": self.unheard,
            "unannounced": self.unannounced,
            "frequency": sound.map(|(frequency, ..)| frequency),
            "level": sound.map(|(_, level, _)| level),
            "snr": sound.map(|(.., snr)| snr),
            "pacing": {
                "intervals": errors.len(),
                "median_ms": quantile(0.5),
                "p999_ms": quantile(0.999),
                "max_ms": errors.last(),
            },
        })
    }

    /// The samples of the left channel. `None` if the packets are not Opus.
    fn decode(&self) -> Option<Vec<f64>> {
        let mut decoder = OpusDecoder::new(48_000, 2).ok()?;
        let mut buffer = vec![0.0; MAX_SAMPLES * 2];
        let mut left = Vec::new();
        for packet in &self.recent {
            let samples = decoder.decode(packet, MAX_SAMPLES, &mut buffer).ok()?;
            let decoded = buffer.get(..samples * 2)?;
            left.extend(decoded.iter().step_by(2).map(|sample| f64::from(*sample)));
        }
        // The decoder begins in the middle of the sound.
        let begin = left.len() / 4;
        Some(left.split_off(begin))
    }
}

/// The frequency (Hz) of a tone, its root mean square, and how much louder it is than everything else (dB). `None` if there is no tone.
fn analyze(samples: &[f64]) -> Option<(f64, f64, f64)> {
    let pairs = samples.windows(2).enumerate();
    let passages = pairs.filter_map(|(at, pair)| match pair {
        [a, b] if *a < 0.0 && *b >= 0.0 => Some(at as f64 + a / (a - b)),
        _ => None,
    });
    let passages: Vec<f64> = passages.collect();
    let length = passages.last()? - passages.first()?;
    let frequency = (passages.len() - 1) as f64 * SAMPLE_RATE / length;
    if !frequency.is_finite() {
        return None;
    }
    let (mut tone, mut rest) = (0.0, 1e-12);
    for block in samples.chunks_exact(FRAME) {
        let residue = without_tone(block, frequency);
        let power = |samples: &[f64]| samples.iter().map(|sample| sample * sample).sum::<f64>();
        let noise = power(&residue);
        rest += noise;
        tone += power(block) - noise;
    }
    let level = (tone / samples.len() as f64).sqrt();
    Some((frequency, level, 10.0 * (tone / rest).log10()))
}

/// What is left of samples without the sine wave of this frequency that fits best.
fn without_tone(samples: &[f64], frequency: f64) -> Vec<f64> {
    let step = std::f64::consts::TAU * frequency / SAMPLE_RATE;
    let waves: Vec<(f64, f64)> = (0..samples.len())
        .map(|at| (step * at as f64).sin_cos())
        .collect();
    let (mut ss, mut sc, mut cc, mut xs, mut xc) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for ((sin, cos), sample) in waves.iter().zip(samples) {
        ss += sin * sin;
        sc += sin * cos;
        cc += cos * cos;
        xs += sample * sin;
        xc += sample * cos;
    }
    let determinant = ss * cc - sc * sc;
    let a = (xs * cc - xc * sc) / determinant;
    let b = (xc * ss - xs * sc) / determinant;
    let pairs = samples.iter().zip(&waves);
    pairs
        .map(|(sample, (sin, cos))| sample - a * sin - b * cos)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_is_told_from_noise() {
        let tone = |at: usize| (std::f64::consts::TAU * 440.3 * at as f64 / SAMPLE_RATE).sin();
        let noise = |at: usize| (std::f64::consts::TAU * 6007.0 * at as f64 / SAMPLE_RATE).sin();
        let sound: Vec<f64> = (0..48_000)
            .map(|at| 0.5 * tone(at) + 0.005 * noise(at))
            .collect();
        let (frequency, level, snr) = analyze(&sound).unwrap();
        assert!((frequency - 440.3).abs() < 0.05, "{frequency}");
        assert!((level - 0.5_f64 / 2.0_f64.sqrt()).abs() < 1e-3, "{level}");
        assert!((snr - 40.0).abs() < 0.5, "{snr}");
        assert_eq!(analyze(&[0.0; 960]), None);
    }
}
