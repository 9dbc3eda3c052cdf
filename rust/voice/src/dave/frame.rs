//! Frames of sound, encrypted end to end or not.

/// The Opus packet for 20 ms of silence. Voice servers make such packets themselves, so they come without encryption.
pub const SILENCE: [u8; 3] = [0xf8, 0xff, 0xfe];

/// What an encrypted frame ends with.
const MARKER: [u8; 2] = [0xfa, 0xfa];

/// The bytes that are added to each encrypted frame at least: a tag of eight bytes, their own number, and the marker.
const MIN_SUPPLEMENT: u8 = 11;

/// Whether a frame has the form of an encrypted one. A plain frame may have it by chance.
pub fn looks_encrypted(frame: &[u8]) -> bool {
    let Some((rest, marker)) = frame.split_last_chunk() else {
        return false;
    };
    let Some(supplement) = rest.last() else {
        return false;
    };
    *marker == MARKER && *supplement >= MIN_SUPPLEMENT && usize::from(*supplement) <= frame.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The layout is from the section "Payload Format" of Discord's documentation.
    #[test]
    fn the_marker_and_the_size_before_it_are_checked() {
        let mut frame = vec![0; 8];
        frame.extend([0, 12, 0xfa, 0xfa]);
        assert!(looks_encrypted(&frame));
        for (size, looks) in [(0, false), (10, false), (11, true), (12, true), (13, false)] {
            frame[9] = size;
            assert_eq!(looks_encrypted(&frame), looks, "{size}");
        }
        for frame in [&[][..], &[0xfa], &[0xfa, 0xfa], &SILENCE, &[1, 2, 3, 4]] {
            assert!(!looks_encrypted(frame));
        }
    }
}
