//! The transport encryption between the client and the voice server.
//!
//! A packet is the unencrypted header, the ciphertext, a tag of 16 bytes, and the four bytes of a counter. The nonce is the counter,
//! followed by zeros. The header is authenticated.

use chacha20poly1305::aead::{AeadInPlace, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::gateway::{EncryptionMode, SecretKey};

const TAG_LENGTH: usize = 16;
const COUNTER_LENGTH: usize = 4;

/// Why a packet could not be encrypted or decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CipherError {
    /// The packet is too short.
    #[error("the packet is too short")]
    TooShort,
    /// The packet was changed, or is encrypted with another key.
    #[error("the packet was changed, or is encrypted with another key")]
    NotAuthentic,
    /// The key does not fit the mode.
    #[error("the key does not fit the encryption mode")]
    UnusableKey,
    /// All nonces of the key are used up: a session needs another key.
    #[error("all nonces of the key are used up")]
    NoncesUsedUp,
}

/// Encrypts the packets that are sent in a session, and decrypts those that are received.
pub struct PacketCipher {
    key: Key,
    /// The counter of the next packet to be sent. A counter must not be used twice with a key.
    next: Option<u32>,
}

enum Key {
    Aes(Box<LessSafeKey>),
    XChaCha(Box<XChaCha20Poly1305>),
}

impl std::fmt::Debug for PacketCipher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PacketCipher(hidden)")
    }
}

impl PacketCipher {
    /// The cipher of a session.
    ///
    /// # Errors
    /// If the key does not fit the mode, which does not happen with keys of 32 bytes.
    pub fn new(mode: EncryptionMode, key: &SecretKey) -> Result<Self, CipherError> {
        let key = match mode {
            EncryptionMode::Aes256Gcm => {
                let key = UnboundKey::new(&AES_256_GCM, &key.0);
                let key = key.map_err(|_| CipherError::UnusableKey)?;
                Key::Aes(Box::new(LessSafeKey::new(key)))
            }
            EncryptionMode::XChaCha20Poly1305 => {
                Key::XChaCha(Box::new(XChaCha20Poly1305::new(&key.0.into())))
            }
        };
        Ok(Self { key, next: Some(0) })
    }

    /// Encrypts a payload, and writes the whole packet into `packet`.
    ///
    /// # Errors
    /// If all nonces are used up.
    pub fn seal(
        &mut self,
        header: &[u8],
        payload: &[u8],
        packet: &mut Vec<u8>,
    ) -> Result<(), CipherError> {
        let counter = self.next.ok_or(CipherError::NoncesUsedUp)?;
        self.next = counter.checked_add(1);
        let counter = counter.to_be_bytes();
        packet.clear();
        packet.extend_from_slice(header);
        packet.extend_from_slice(payload);
        let body = packet.get_mut(header.len()..).unwrap_or_default();
        let tag: [u8; TAG_LENGTH] = match &self.key {
            Key::Aes(key) => key
                .seal_in_place_separate_tag(aes_nonce(counter), Aad::from(header), body)
                .ok()
                .and_then(|tag| tag.as_ref().try_into().ok()),
            Key::XChaCha(key) => key
                .encrypt_in_place_detached(&xchacha_nonce(counter), header, body)
                .ok()
                .map(Into::into),
        }
        .ok_or(CipherError::NotAuthentic)?;
        packet.extend_from_slice(&tag);
        packet.extend_from_slice(&counter);
        Ok(())
    }

    /// Decrypts what follows the first `unencrypted` bytes of a packet, and writes it into `payload`.
    ///
    /// # Errors
    /// If the packet is not authentic.
    pub fn open(
        &self,
        packet: &[u8],
        unencrypted: usize,
        payload: &mut Vec<u8>,
    ) -> Result<(), CipherError> {
        let (packet, counter) = packet
            .split_last_chunk::<COUNTER_LENGTH>()
            .ok_or(CipherError::TooShort)?;
        let (packet, tag) = packet
            .split_last_chunk::<TAG_LENGTH>()
            .ok_or(CipherError::TooShort)?;
        let (header, ciphertext) = packet
            .split_at_checked(unencrypted)
            .ok_or(CipherError::TooShort)?;
        payload.clear();
        payload.extend_from_slice(ciphertext);
        let is_authentic = match &self.key {
            Key::Aes(key) => {
                payload.extend_from_slice(tag);
                let opened = key.open_in_place(aes_nonce(*counter), Aad::from(header), payload);
                let is_authentic = opened.is_ok();
                payload.truncate(ciphertext.len());
                is_authentic
            }
            Key::XChaCha(key) => {
                let tag: &Tag = tag.into();
                key.decrypt_in_place_detached(&xchacha_nonce(*counter), header, payload, tag)
                    .is_ok()
            }
        };
        if is_authentic {
            Ok(())
        } else {
            payload.clear();
            Err(CipherError::NotAuthentic)
        }
    }
}

fn aes_nonce([a, b, c, d]: [u8; COUNTER_LENGTH]) -> Nonce {
    let nonce: [u8; NONCE_LEN] = [a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0];
    Nonce::assume_unique_for_key(nonce)
}

fn xchacha_nonce(counter: [u8; COUNTER_LENGTH]) -> XNonce {
    let mut nonce = XNonce::default();
    let bytes = nonce.iter_mut().zip(counter);
    bytes.for_each(|(to, from)| *to = from);
    nonce
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header with an extension of one word, of which four bytes are not encrypted.
    const HEADER: [u8; 16] = [
        0x90, 0x78, 0, 1, 0, 0, 3, 0xc0, 0, 0, 0, 7, 0xbe, 0xde, 0, 1,
    ];
    const PAYLOAD: &[u8] = b"voice payload";

    /// The ciphertext and the tag for a mode and a counter, as computed by other libraries: OpenSSL through Python's cryptography 50.0
    /// (`AESGCM`), and libsodium through PyNaCl 1.6 (`crypto_aead_xchacha20poly1305_ietf_encrypt`).
    const SEALED: [(EncryptionMode, u32, &str); 4] = [
        (
            EncryptionMode::Aes256Gcm,
            0,
            "78d3dcbdd00cf3dc71c4c6547ce7b2222ad95935a6cf5beac6887f8d64",
        ),
        (
            EncryptionMode::XChaCha20Poly1305,
            0,
            "e369e5a489a895786fe21058885f7d3254ccdc049732eb71b3dce55864",
        ),
        (
            EncryptionMode::Aes256Gcm,
            0xdead_beef,
            "247952f7f6fe3619ed0b2587f45213d5e2cb59825b8ca541b62efdab66",
        ),
        (
            EncryptionMode::XChaCha20Poly1305,
            0xdead_beef,
            "810ef179dcc189246afff70a01e04b0a4b8c473c2d9aeab14cb4e8abc3",
        ),
    ];

    fn cipher(mode: EncryptionMode) -> PacketCipher {
        let key = std::array::from_fn(|index| index as u8);
        PacketCipher::new(mode, &SecretKey(key)).unwrap()
    }

    fn hex(text: &str) -> Vec<u8> {
        let digit = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        (0..text.len()).step_by(2).map(digit).collect()
    }

    #[test]
    fn agrees_with_other_libraries() {
        for (mode, counter, sealed) in SEALED {
            let expected = [&HEADER[..], &hex(sealed), &counter.to_be_bytes()].concat();
            let mut cipher = cipher(mode);
            cipher.next = Some(counter);
            let mut packet = Vec::new();
            cipher.seal(&HEADER, PAYLOAD, &mut packet).unwrap();
            assert_eq!(packet, expected, "{mode:?}");
            let mut payload = Vec::new();
            cipher.open(&expected, 16, &mut payload).unwrap();
            assert_eq!(payload, PAYLOAD, "{mode:?}");
        }
    }

    #[test]
    fn every_changed_bit_is_noticed() {
        for mode in [EncryptionMode::Aes256Gcm, EncryptionMode::XChaCha20Poly1305] {
            let mut cipher = cipher(mode);
            let (mut packet, mut payload) = (Vec::new(), Vec::new());
            cipher.seal(&HEADER, PAYLOAD, &mut packet).unwrap();
            for bit in 0..packet.len() * 8 {
                let mut changed = packet.clone();
                changed[bit / 8] ^= 1 << (bit % 8);
                let opened = cipher.open(&changed, 16, &mut payload);
                assert_eq!(opened, Err(CipherError::NotAuthentic), "{bit}");
                assert!(payload.is_empty());
            }
            for length in 0..16 + TAG_LENGTH + COUNTER_LENGTH {
                let opened = cipher.open(&packet[..length], 16, &mut payload);
                assert_eq!(opened, Err(CipherError::TooShort), "{length}");
            }
        }
    }

    #[test]
    fn a_counter_is_never_used_twice() {
        let mut cipher = cipher(EncryptionMode::Aes256Gcm);
        let mut packet = Vec::new();
        for counter in 0..3_u32 {
            cipher.seal(&HEADER, PAYLOAD, &mut packet).unwrap();
            assert!(packet.ends_with(&counter.to_be_bytes()));
        }
        cipher.next = Some(u32::MAX);
        cipher.seal(&HEADER, PAYLOAD, &mut packet).unwrap();
        let last = cipher.seal(&HEADER, PAYLOAD, &mut packet);
        assert_eq!(last, Err(CipherError::NoncesUsedUp));
    }
}
