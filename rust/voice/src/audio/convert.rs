//! Conversions of samples.

use super::Sample;

/// A sample from a 16-bit integer, exactly.
pub fn from_i16(sample: i16) -> f32 {
    f32::from(sample) / 32_768.0
}

/// The closest 16-bit integer to a sample. What is no number becomes 0.
pub fn to_i16(sample: f32) -> i16 {
    /// An `f32` of this size has no fraction, so adding it rounds. On some processors `round` is a call of a function.
    const ROUNDING: f32 = 1.5 * (1 << 23) as f32;
    let rounded = sample * 32_768.0 + ROUNDING - ROUNDING;
    // `as` saturates, and turns what is no number into 0.
    rounded as i16
}

/// A sample of both channels from one of a single channel.
pub fn from_mono(sample: f32) -> Sample {
    [sample, sample]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_integer_comes_back() {
        for sample in i16::MIN..=i16::MAX {
            assert_eq!(to_i16(from_i16(sample)), sample);
        }
    }

    /// libopus 1.6.1, `float_cast.h`, `FLOAT2INT16`: scaled by 32768, limited to -32768 and 32767, rounded to the nearest even.
    #[test]
    fn floats_are_converted_as_libopus_does() {
        for (sample, integer) in [
            (1.0, 32_767),
            (-1.0, -32_768),
            (9.0, 32_767),
            (-9.0, -32_768),
            (0.5 / 32_768.0, 0),
            (1.5 / 32_768.0, 2),
            (-0.5 / 32_768.0, 0),
            (f32::NAN, 0),
        ] {
            assert_eq!(to_i16(sample), integer, "{sample}");
        }
        assert_eq!(from_mono(0.25), [0.25, 0.25]);
    }
}
