//! Frames of sound, encrypted from member to member.

use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, KeyType, Prk};

/// What an encrypted frame ends with.
const MARKER: [u8; 2] = [0xfa, 0xfa];
/// The bytes of the tag that are sent.
const TAG_LENGTH: usize = 8;

/// The key of a member for the first 2²⁴ frames of an epoch.
pub struct FrameKey(LessSafeKey);

/// The length of a key, for the library.
struct KeyLength;

impl KeyType for KeyLength {
    fn len(&self) -> usize {
        16
    }
}

impl FrameKey {
    /// The first key of the ratchet that begins with this secret (RFC 9420, section 9.1: `DeriveTreeSecret(secret, "key", 0, 16)`).
    pub fn new(secret: &[u8]) -> Option<FrameKey> {
        let mut info = vec![0, 16];
        let label = b"MLS 1.0 key";
        let generation = [0; 4];
        info.push(label.len() as u8);
        info.extend(label);
        info.push(generation.len() as u8);
        info.extend(generation);
        let mut key = [0; 16];
        Prk::new_less_safe(HKDF_SHA256, secret)
            .expand(&[info.as_slice()], KeyLength)
            .and_then(|expanded| expanded.fill(&mut key))
            .ok()?;
        let key = UnboundKey::new(&AES_128_GCM, &key).ok()?;
        Some(FrameKey(LessSafeKey::new(key)))
    }

    /// Whether a frame looks encrypted.
    pub fn has_marker(frame: &[u8]) -> bool {
        frame.ends_with(&MARKER)
    }

    /// Encrypts a packet.
    pub fn seal(&self, nonce: u32, packet: &[u8]) -> Option<Vec<u8>> {
        let mut frame = packet.to_vec();
        let tag = self.apply(nonce, &mut frame)?;
        frame.extend(tag);
        let supplement = frame.len();
        write_leb128(nonce, &mut frame);
        let length = TAG_LENGTH + frame.len() - supplement + 1 + MARKER.len();
        frame.push(u8::try_from(length).ok()?);
        frame.extend(MARKER);
        Some(frame)
    }

    /// Decrypts a frame. `None` if it has another key, or is not encrypted.
    pub fn open(&self, frame: &[u8]) -> Option<Vec<u8>> {
        let (rest, [length, markers @ ..]) = frame.split_last_chunk::<3>()?;
        if *markers != MARKER {
            return None;
        }
        let length = usize::from(*length).checked_sub(1 + MARKER.len())?;
        let (ciphertext, supplement) = rest.split_at_checked(rest.len().checked_sub(length)?)?;
        let (tag, nonce) = supplement.split_first_chunk::<TAG_LENGTH>()?;
        let nonce = read_leb128(nonce)?;
        // The cipher is its own reverse. The library only opens what has a whole tag, so the tag is computed again.
        let mut packet = ciphertext.to_vec();
        self.apply(nonce, &mut packet)?;
        let mut again = packet.clone();
        let expected = self.apply(nonce, &mut again)?;
        (expected == *tag).then_some(packet)
    }

    /// Encrypts in place, and returns the part of the tag that is sent.
    fn apply(&self, nonce: u32, bytes: &mut [u8]) -> Option<[u8; TAG_LENGTH]> {
        let [a, b, c, d] = nonce.to_le_bytes();
        let nonce = Nonce::assume_unique_for_key([0, 0, 0, 0, 0, 0, 0, 0, a, b, c, d]);
        let tag = self
            .0
            .seal_in_place_separate_tag(nonce, Aad::empty(), bytes)
            .ok()?;
        tag.as_ref().first_chunk().copied()
    }
}

fn write_leb128(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The number that these bytes are, all of them.
fn read_leb128(bytes: &[u8]) -> Option<u32> {
    let (last, begin) = bytes.split_last()?;
    if bytes.len() > 5 || *last >= 0x80 || begin.iter().any(|byte| *byte < 0x80) {
        return None;
    }
    let digits = bytes.iter().rev();
    let number = digits.fold(0_u64, |number, byte| number << 7 | u64::from(byte & 0x7f));
    u32::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_comes_back_and_is_laid_out_as_documented() {
        let key = FrameKey::new(&[7; 16]).unwrap();
        let frame = key.seal(300, b"sound").unwrap();
        assert_eq!(frame.len(), 5 + 8 + 2 + 1 + 2);
        assert_eq!(frame[5 + 8..], [0xac, 2, 13, 0xfa, 0xfa]);
        assert_eq!(key.open(&frame).unwrap(), b"sound");
        let other = FrameKey::new(&[8; 16]).unwrap();
        assert_eq!(other.open(&frame), None);
        for index in 0..frame.len() {
            let mut changed = frame.clone();
            changed[index] ^= 1;
            assert_eq!(key.open(&changed), None, "{index}");
            assert_eq!(key.open(&frame[..index]), None);
        }
    }
}
