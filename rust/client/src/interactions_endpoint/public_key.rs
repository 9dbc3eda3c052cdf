//! The public key of an application, which verifies that a request is from Discord.

use ed25519_dalek::{Signature, VerifyingKey};

/// Where the public key can be found.
const WHERE: &str = "Copy the public key of the application from \"General Information\" in Discord's developer portal.";

/// The public key of an application.
#[derive(Clone, Debug)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Parses a public key of 64 hexadecimal digits.
    ///
    /// # Errors
    /// Returns what is wrong with it, and a remedy. The text is not repeated, since it may be a secret.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err(format!("`public_key` is empty. {WHERE}"));
        }
        let Some(bytes) = decode_hex(text.as_bytes()) else {
            let found = match text {
                _ if text.contains('.') => "looks like the token of a bot".to_owned(),
                _ if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() < 21 => {
                    "looks like the id of an application".to_owned()
                }
                _ if text.chars().count() == 64 => {
                    "has characters that are not hexadecimal digits".to_owned()
                }
                _ => format!("has {} characters", text.chars().count()),
            };
            return Err(format!(
                "`public_key` {found}; it must be 64 hexadecimal digits. {WHERE}"
            ));
        };
        match VerifyingKey::from_bytes(&bytes) {
            Ok(key) if !key.is_weak() => Ok(Self(key)),
            _ => Err(format!(
                "`public_key` is not an Ed25519 public key, perhaps because a digit is wrong. {WHERE}"
            )),
        }
    }

    /// Returns whether a signature, in hexadecimal digits, is that of Discord for this timestamp and this body.
    ///
    /// The verification is strict: signatures and keys that several messages would match are not accepted.
    pub fn verifies(&self, signature: &[u8], timestamp: &[u8], body: &[u8]) -> bool {
        let Some(signature) = decode_hex(signature) else {
            return false;
        };
        let message = [timestamp, body].concat();
        self.0
            .verify_strict(&message, &Signature::from_bytes(&signature))
            .is_ok()
    }
}

/// Decodes exactly `N` bytes of two hexadecimal digits each.
fn decode_hex<const N: usize>(digits: &[u8]) -> Option<[u8; N]> {
    if digits.len() != 2 * N {
        return None;
    }
    let digit = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8);
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::vectors::{PUBLIC_KEY, SIGNED};
    use super::*;

    #[test]
    fn signatures_of_another_implementation_are_verified() {
        let key = PublicKey::parse(PUBLIC_KEY).unwrap();
        for signed in SIGNED {
            let verifies = |timestamp: &str, body: &str, signature: &str| {
                key.verifies(signature.as_bytes(), timestamp.as_bytes(), body.as_bytes())
            };
            assert!(verifies(signed.timestamp, signed.body, signed.signature));
            let upper = signed.signature.to_uppercase();
            assert!(verifies(signed.timestamp, signed.body, &upper));
            assert!(!verifies("1700000001", signed.body, signed.signature));
            let changed = format!("{} ", signed.body);
            assert!(!verifies(signed.timestamp, &changed, signed.signature));
            for position in 0..signed.signature.len() {
                let mut wrong = signed.signature.to_owned();
                let digit = if &wrong[position..=position] == "0" {
                    "1"
                } else {
                    "0"
                };
                wrong.replace_range(position..=position, digit);
                assert!(
                    !verifies(signed.timestamp, signed.body, &wrong),
                    "{position}"
                );
            }
        }
    }

    #[test]
    fn malformed_signatures_are_not_verified() {
        let key = PublicKey::parse(PUBLIC_KEY).unwrap();
        let long = "0".repeat(1 << 16);
        for signature in [
            "",
            "0",
            "zz",
            "é",
            &"g".repeat(128),
            &"0".repeat(127),
            &long,
        ] {
            assert!(
                !key.verifies(signature.as_bytes(), b"1", b"{}"),
                "{signature:.8}"
            );
        }
    }

    #[test]
    fn the_key_of_another_application_does_not_verify() {
        let other = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        let key = PublicKey::parse(other).unwrap();
        let signed = &SIGNED[0];
        let (timestamp, body) = (signed.timestamp.as_bytes(), signed.body.as_bytes());
        assert!(!key.verifies(signed.signature.as_bytes(), timestamp, body));
    }

    /// With the neutral element as public key, one signature would fit every message.
    #[test]
    fn weak_keys_are_refused() {
        let neutral = format!("01{}", "0".repeat(62));
        assert!(PublicKey::parse(&neutral).is_err());
        assert!(PublicKey::parse(&"0".repeat(64)).is_err());
    }

    #[test]
    fn mistakes_are_explained_and_not_repeated() {
        for (text, explained) in [
            ("", "is empty"),
            ("MTA.abc.secret", "token of a bot"),
            ("1234567890123456789", "id of an application"),
            ("abc", "has 3 characters"),
            (&"x".repeat(64), "not hexadecimal"),
            (
                &format!("02{}", "0".repeat(62)),
                "not an Ed25519 public key",
            ),
        ] {
            let problem = PublicKey::parse(text).unwrap_err();
            assert!(problem.contains(explained), "{problem}");
            assert!(problem.contains("developer portal"), "{problem}");
            assert!(!problem.contains("secret"), "{problem}");
        }
        assert!(PublicKey::parse(&format!(" {PUBLIC_KEY}\n")).is_ok());
    }
}
