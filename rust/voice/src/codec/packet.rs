//! What a packet says about itself, without decoding it (RFC 6716, section 3).

/// The longest packet: 120 ms.
const MAX_SAMPLES: usize = 5760;

/// The number of samples per channel in a packet, at 48 kHz. `None` if it is no Opus packet.
pub fn packet_samples(packet: &[u8]) -> Option<usize> {
    let (toc, rest) = packet.split_first()?;
    let configuration = usize::from(toc >> 3);
    // RFC 6716, table 2.
    let frame = match configuration {
        0..12 => [480, 960, 1920, 2880].get(configuration % 4),
        12..16 => [480, 960].get(configuration % 2),
        _ => [120, 240, 480, 960].get(configuration % 4),
    };
    let frames = match toc & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => usize::from(rest.first()? & 0x3f),
    };
    let samples = frames * frame?;
    (samples > 0 && samples <= MAX_SAMPLES).then_some(samples)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The durations are those of RFC 6716, table 2, and the counts those of section 3.2.
    #[test]
    fn the_first_byte_states_the_duration() {
        let at = |configuration: u8, code: u8| (configuration << 3) | code;
        for (packet, samples) in [
            (&[at(0, 0)][..], Some(480)),
            (&[at(3, 0)], Some(2880)),
            (&[at(9, 0)], Some(960)),
            (&[at(12, 0)], Some(480)),
            (&[at(15, 0)], Some(960)),
            (&[at(16, 0)], Some(120)),
            (&[at(31, 0)], Some(960)),
            (&[at(31, 1)], Some(1920)),
            (&[at(31, 2)], Some(1920)),
            (&[at(31, 3), 6], Some(5760)),
            (&[at(31, 3), 7], None),
            (&[at(31, 3), 0], None),
            (&[at(31, 3)], None),
            (&[at(16, 3), 48], Some(5760)),
            (&[], None),
            // Discord's packet of silence.
            (&[0xf8, 0xff, 0xfe], Some(960)),
        ] {
            assert_eq!(packet_samples(packet), samples, "{packet:?}");
        }
    }

    #[test]
    fn agrees_with_the_library() {
        for first in 0..=255_u8 {
            for second in 0..=255_u8 {
                let packet = [first, second];
                let theirs = opus_pure::packet::samples_48k(&packet).ok();
                assert_eq!(packet_samples(&packet), theirs, "{packet:?}");
            }
        }
    }
}
