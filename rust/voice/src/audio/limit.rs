//! A soft limit for loud sound.

/// Below this a sample is not changed.
const KNEE: f32 = 0.9;

/// Brings a sample into the range from -1 to 1 without an edge that would be heard as a crackle. What is not finite becomes silence.
pub fn limit(sample: f32) -> f32 {
    if !sample.is_finite() {
        return 0.0;
    }
    let excess = sample.abs() - KNEE;
    if excess <= 0.0 {
        return sample;
    }
    let room = 1.0 - KNEE;
    (KNEE + room * (excess / room).tanh()).copysign(sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_loud_changes() {
        for sample in [0.0, 0.5, -0.5, KNEE, -KNEE] {
            assert_eq!(limit(sample), sample);
        }
        for sample in [1.0, -1.0, 8.0, -8.0, f32::MAX] {
            let limited = limit(sample);
            assert!(limited.abs() <= 1.0 && limited.abs() > KNEE, "{sample}");
            assert_eq!(limited.signum(), sample.signum());
        }
        for sample in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            assert_eq!(limit(sample), 0.0);
        }
    }

    #[test]
    fn the_curve_rises_without_a_step() {
        let mut last = limit(0.0);
        for step in 1..40_000 {
            let next = limit(step as f32 / 10_000.0);
            assert!(next >= last && next - last < 0.000_11, "{step}");
            last = next;
        }
    }
}
