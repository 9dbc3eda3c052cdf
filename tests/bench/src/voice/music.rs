//! The sound that is sent and heard: made, so that it is the same everywhere.

use anyhow::Result;
use discord_voice::audio::{FRAME_SAMPLES, Sample};
use discord_voice::codec::{EncoderSettings, OpusEncoder, PureEncoder};

use super::program::BITRATE;

const RATE: f64 = 48_000.0;

/// How long the music is: more than a measurement takes.
const SECONDS: usize = 90;

/// The tones of a chord, in hertz.
const CHORD: [f64; 5] = [110.0, 220.0, 277.2, 329.6, 659.3];

/// A tone that is to be heard has five periods in 5 ms.
pub const TONE: f64 = 1000.0;

/// The root mean square of the tones of simulated users, whose amplitude is a half.
const LEVEL: f64 = 0.353_553;

/// The samples in a block of 5 ms.
const BLOCK: usize = 240;

/// Something like music: a chord whose tones swell and fade at different speeds, and a drum.
pub fn samples() -> Vec<Sample> {
    let mut noise = 1_u32;
    let sample = |at: usize| {
        let time = at as f64 / RATE;
        let tones = CHORD.iter().enumerate().map(|(number, frequency)| {
            let swell = 0.5 + 0.5 * (time * (0.7 + 0.3 * number as f64)).sin();
            let turns = std::f64::consts::TAU * frequency * time;
            (
                swell * turns.sin(),
                swell * (turns + 0.4 * number as f64).sin(),
            )
        });
        let (left, right) = tones.fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let drum = (f64::from(noise >> 8) / f64::from(1 << 23) - 1.0)
            * (-(time * 2.0).fract() * 25.0).exp();
        [left, right].map(|tone| (tone * 0.12 + drum * 0.3) as f32)
    };
    (0..SECONDS * RATE as usize).map(sample).collect()
}

/// Samples as the bytes of a file.
pub fn pcm(samples: &[Sample]) -> Vec<u8> {
    let samples = samples.as_flattened().iter();
    let samples = samples.map(|sample| (sample.clamp(-1.0, 1.0) * 32_767.0) as i16);
    samples.flat_map(i16::to_le_bytes).collect()
}

/// Samples as Opus packets in a DCA file.
pub fn dca(samples: &[Sample]) -> Result<Vec<u8>> {
    let mut encoder = PureEncoder::new(EncoderSettings {
        bitrate: BITRATE,
        ..EncoderSettings::default()
    })?;
    let metadata = br#"{"dca":{"version":1,"tool":{"name":"bench","version":"1.0.0","url":"","author":""}},"opus":{"mode":"music","sample_rate":48000,"frame_size":960,"abr":96000,"vbr":true,"channels":2}}"#;
    let mut file = b"DCA1".to_vec();
    file.extend((metadata.len() as u32).to_le_bytes());
    file.extend(metadata);
    let mut packet = Vec::new();
    for frame in samples.as_chunks::<FRAME_SAMPLES>().0 {
        encoder.encode(frame, &mut packet)?;
        file.extend((packet.len() as u16).to_le_bytes());
        file.extend(&packet);
    }
    Ok(file)
}

/// What was heard of a tone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heard {
    /// The time in which the tone was at least half as loud as it was spoken, in seconds.
    pub audible: f64,
    /// The part of it in which nothing but the tone was heard: breaks and clicks are something else.
    pub clean: f64,
}

/// Finds out what was heard of a tone of [`TONE`]. `file` has samples of two channels.
pub fn heard(file: &[u8]) -> Heard {
    let samples: Vec<f64> = file
        .as_chunks::<4>()
        .0
        .iter()
        .map(|[low, high, ..]| f64::from(i16::from_le_bytes([*low, *high])) / 32_768.0)
        .collect();
    let (mut audible, mut clean) = (0, 0);
    for block in samples.as_chunks::<BLOCK>().0 {
        let power = block.iter().map(|sample| sample * sample).sum::<f64>();
        if (power / BLOCK as f64).sqrt() < LEVEL / 2.0 {
            continue;
        }
        audible += 1;
        // A tenth of the power is 10 dB.
        clean += u64::from(rest(block) < power / 10.0);
    }
    let seconds = |blocks: u64| (blocks * BLOCK as u64) as f64 / RATE;
    Heard {
        audible: seconds(audible),
        clean: seconds(clean),
    }
}

/// The power of what is left of samples without the tone that fits best. A block has a whole number of periods.
fn rest(block: &[f64; BLOCK]) -> f64 {
    let waves = (0..BLOCK).map(|at| (std::f64::consts::TAU * TONE * at as f64 / RATE).sin_cos());
    let waves: Vec<(f64, f64)> = waves.collect();
    let pairs = || block.iter().zip(&waves);
    let half = BLOCK as f64 / 2.0;
    let a = pairs().map(|(sample, (sin, _))| sample * sin).sum::<f64>() / half;
    let b = pairs().map(|(sample, (_, cos))| sample * cos).sum::<f64>() / half;
    let rest = pairs().map(|(sample, (sin, cos))| sample - a * sin - b * cos);
    rest.map(|rest| rest * rest).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tone that begins at its zero crossing.
    fn tone(count: usize, amplitude: f64) -> Vec<Sample> {
        let sample = |at: usize| {
            let turns = TONE * at as f64 / RATE;
            [((std::f64::consts::TAU * turns).sin() * amplitude) as f32; 2]
        };
        (0..count).map(sample).collect()
    }

    #[test]
    fn silence_and_breaks_are_found() {
        let mut samples = tone(48_000, 0.5);
        samples.extend(vec![[0.0; 2]; 48_000]);
        // Too quiet to be heard, and a second with a break in the middle of a block, after half a period.
        samples.extend(tone(48_000, 0.1));
        samples.extend(tone(24_120, 0.5));
        samples.extend(tone(23_880, 0.5));
        let heard = heard(&pcm(&samples));
        assert!((heard.audible - 2.0).abs() < 0.006, "{heard:?}");
        assert!(
            (heard.audible - heard.clean - 0.005).abs() < 1e-9,
            "{heard:?}"
        );
    }
}
