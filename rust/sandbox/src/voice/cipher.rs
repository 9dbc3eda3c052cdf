//! The transport encryption: the two modes that Discord allows.
//!
//! [Transport Encryption Modes](https://discord.com/developers/docs/topics/voice-connections#transport-encryption-modes)

use chacha20poly1305::aead::{AeadInPlace, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

/// How packets are encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Aes256Gcm,
    XChaCha20Poly1305,
}

impl Mode {
    pub const ALL: [Mode; 2] = [Mode::Aes256Gcm, Mode::XChaCha20Poly1305];

    /// Discord's name.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Aes256Gcm => "aead_aes256_gcm_rtpsize",
            Mode::XChaCha20Poly1305 => "aead_xchacha20_poly1305_rtpsize",
        }
    }
}

/// The key of a client, and the counter of what is sent to it.
pub struct Cipher {
    mode: Mode,
    key: [u8; 32],
    counter: u32,
}

impl Cipher {
    pub fn new(mode: Mode) -> Cipher {
        let mut key = [0; 32];
        fastrand::fill(&mut key);
        Cipher {
            mode,
            key,
            counter: 0,
        }
    }

    pub fn mode(&self) -> Mode {
        self.mode
    }

    pub fn key(&self) -> &[u8] {
        &self.key
    }

    /// The packet with this header: the header, the ciphertext, the tag, and the counter.
    pub fn seal(&mut self, header: &[u8], mut body: Vec<u8>) -> Option<Vec<u8>> {
        let counter = self.counter.to_be_bytes();
        self.counter = self.counter.wrapping_add(1);
        match self.mode {
            Mode::Aes256Gcm => self
                .aes()?
                .seal_in_place_append_tag(nonce(counter), Aad::from(header), &mut body)
                .ok()?,
            Mode::XChaCha20Poly1305 => {
                let cipher = XChaCha20Poly1305::new((&self.key).into());
                let tag = cipher.encrypt_in_place_detached(&long_nonce(counter), header, &mut body);
                body.extend_from_slice(&tag.ok()?);
            }
        }
        Some([header, &body, &counter].concat())
    }

    /// What a packet holds behind its header, which is not encrypted. `None` if it was changed, or has another key.
    pub fn open(&self, header_length: usize, packet: &[u8]) -> Option<Vec<u8>> {
        let (packet, counter) = packet.split_last_chunk::<4>()?;
        let (header, body) = packet.split_at_checked(header_length)?;
        let mut body = body.to_vec();
        match self.mode {
            Mode::Aes256Gcm => {
                let opened =
                    self.aes()?
                        .open_in_place(nonce(*counter), Aad::from(header), &mut body);
                let length = opened.ok()?.len();
                body.truncate(length);
            }
            Mode::XChaCha20Poly1305 => {
                let tag = *body.last_chunk::<16>()?;
                body.truncate(body.len() - tag.len());
                XChaCha20Poly1305::new((&self.key).into())
                    .decrypt_in_place_detached(
                        &long_nonce(*counter),
                        header,
                        &mut body,
                        &Tag::from(tag),
                    )
                    .ok()?;
            }
        }
        Some(body)
    }

    fn aes(&self) -> Option<LessSafeKey> {
        UnboundKey::new(&AES_256_GCM, &self.key)
            .ok()
            .map(LessSafeKey::new)
    }
}

/// The counter with zeros behind it.
fn nonce([a, b, c, d]: [u8; 4]) -> Nonce {
    Nonce::assume_unique_for_key([a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0])
}

fn long_nonce(counter: [u8; 4]) -> XNonce {
    let mut nonce = [0; 24];
    nonce
        .iter_mut()
        .zip(counter)
        .for_each(|(to, from)| *to = from);
    nonce.into()
}
