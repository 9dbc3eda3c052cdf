//! A tone, as packets, and how clear it is.

use std::path::Path;

use discord_voice::audio::{FRAME_SAMPLES, Sample};
use discord_voice::codec::{
    EncoderSettings, OpusDecoder, OpusEncoder, PureDecoder, PureEncoder, SoundKind,
};

const SAMPLE_RATE: f64 = 48_000.0;
/// Five periods of the tone.
const BLOCK: usize = 240;

/// What everybody sends with.
pub const SETTINGS: EncoderSettings = EncoderSettings {
    kind: SoundKind::Music,
    bitrate: 96_000,
    expected_loss: 0,
};

/// So many frames of a tone.
pub fn tone(frequency: f64, frames: usize) -> Vec<Sample> {
    let sample = |at: usize| {
        let turns = (frequency * at as f64 / SAMPLE_RATE).fract();
        [((std::f64::consts::TAU * turns).sin() * 0.5) as f32; 2]
    };
    (0..frames * FRAME_SAMPLES).map(sample).collect()
}

pub fn encode(samples: &[Sample]) -> Vec<Vec<u8>> {
    let mut encoder = PureEncoder::new(SETTINGS).unwrap();
    let frames = samples.as_chunks::<FRAME_SAMPLES>().0;
    frames
        .iter()
        .map(|frame| {
            let mut packet = Vec::new();
            encoder.encode(frame, &mut packet).unwrap();
            packet
        })
        .collect()
}

/// The left channel.
pub fn decode(packets: &[Vec<u8>]) -> Vec<f64> {
    let mut decoder = PureDecoder::new().unwrap();
    let mut all = Vec::new();
    for packet in packets {
        let mut samples = Vec::new();
        decoder.decode(packet, &mut samples).unwrap();
        all.extend(samples.iter().map(|[left, _]| f64::from(*left)));
    }
    all
}

/// Writes packets, each behind its length.
pub fn write_packets(path: &Path, packets: &[Vec<u8>]) {
    let mut file = Vec::new();
    for packet in packets {
        file.extend((packet.len() as u16).to_le_bytes());
        file.extend(packet);
    }
    std::fs::write(path, file).unwrap();
}

pub fn read_packets(path: &Path) -> Vec<Vec<u8>> {
    let file = std::fs::read(path).unwrap();
    let mut rest = &file[..];
    let mut packets = Vec::new();
    while let Some((length, tail)) = rest.split_first_chunk() {
        let (packet, tail) = tail.split_at(u16::from_le_bytes(*length).into());
        packets.push(packet.to_vec());
        rest = tail;
    }
    packets
}

/// How much louder the tone is than everything else, in decibels. Silence before and after it does not count, nor do its beginning and end.
pub fn snr(samples: &[f64]) -> f64 {
    let is_loud = |sample: &f64| sample.abs() > 0.1;
    let begin = samples.iter().position(is_loud).unwrap();
    let end = samples.iter().rposition(is_loud).unwrap();
    let margin = 5 * FRAME_SAMPLES;
    let (mut tone, mut rest) = (0.0, 1e-12);
    // The blocks are short: where clocks differ, the sound is played a little faster or slower.
    for block in samples[begin + margin..end - margin].chunks_exact(BLOCK) {
        let (power, residue) = fit(block, super::FREQUENCY);
        tone += power - residue;
        rest += residue;
    }
    10.0_f64 * (tone / rest).log10()
}

/// The power of samples, and what is left of it without the sine wave of this frequency that fits best. A block has a whole number of periods.
fn fit(samples: &[f64], frequency: f64) -> (f64, f64) {
    let step = std::f64::consts::TAU * frequency / SAMPLE_RATE;
    let waves = (0..samples.len()).map(|at| (step * at as f64).sin_cos());
    let waves: Vec<(f64, f64)> = waves.collect();
    let half = samples.len() as f64 / 2.0;
    let pairs = || samples.iter().zip(&waves);
    let a = pairs().map(|(sample, (sin, _))| sample * sin).sum::<f64>() / half;
    let b = pairs().map(|(sample, (_, cos))| sample * cos).sum::<f64>() / half;
    let rest = pairs().map(|(sample, (sin, cos))| sample - a * sin - b * cos);
    let residue = rest.map(|rest| rest * rest).sum();
    (samples.iter().map(|sample| sample * sample).sum(), residue)
}
