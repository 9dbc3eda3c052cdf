//! How packets are encrypted between the client and the voice server.

/// A mode of transport encryption that Discord allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncryptionMode {
    /// `aead_aes256_gcm_rtpsize`, preferred; not every server offers it.
    Aes256Gcm,
    /// `aead_xchacha20_poly1305_rtpsize`, which every server offers.
    XChaCha20Poly1305,
}

impl EncryptionMode {
    /// Discord's name of the mode.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aes256Gcm => "aead_aes256_gcm_rtpsize",
            Self::XChaCha20Poly1305 => "aead_xchacha20_poly1305_rtpsize",
        }
    }

    /// The mode with this name, if it is supported.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Aes256Gcm, Self::XChaCha20Poly1305]
            .into_iter()
            .find(|mode| mode.name() == name)
    }

    /// The best of the modes that a server offers, whatever their order.
    pub fn best_of<'a>(offered: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let supported = offered.into_iter().filter_map(Self::from_name);
        supported.min_by_key(|mode| *mode as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aes_is_preferred_and_deprecated_modes_are_not_taken() {
        let aes = "aead_aes256_gcm_rtpsize";
        let xchacha = "aead_xchacha20_poly1305_rtpsize";
        for (offered, best) in [
            (&[xchacha, aes][..], Some(EncryptionMode::Aes256Gcm)),
            (&[aes, xchacha], Some(EncryptionMode::Aes256Gcm)),
            (
                &["xsalsa20_poly1305", xchacha],
                Some(EncryptionMode::XChaCha20Poly1305),
            ),
            (&["xsalsa20_poly1305", "aead_aes256_gcm"], None),
            (&[], None),
        ] {
            assert_eq!(EncryptionMode::best_of(offered.iter().copied()), best);
        }
    }
}
