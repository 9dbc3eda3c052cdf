//! The key pairs of applications, with which requests to them are signed.

use std::fmt::Write;

use ed25519_dalek::{Signer, SigningKey};

use crate::id::{Id, unix_ms};

/// The key pair of an application. It is the same in every sandbox, because nothing depends on its secrecy.
fn key_pair(application: Id) -> SigningKey {
    let mut secret = [0; 32];
    for part in secret.chunks_exact_mut(8) {
        part.copy_from_slice(&application.0.to_be_bytes());
    }
    SigningKey::from_bytes(&secret)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The public key of an application, as in Discord's developer portal.
pub fn public_key(application: Id) -> String {
    hex(key_pair(application).verifying_key().as_bytes())
}

/// The timestamp of a request that is sent now, and its signature.
pub fn sign(application: Id, body: &str) -> (String, String) {
    let timestamp = (unix_ms() / 1000).to_string();
    let message = format!("{timestamp}{body}");
    let signature = key_pair(application).sign(message.as_bytes());
    (timestamp, hex(&signature.to_bytes()))
}
