//! Takes the place of the crate of this name. reqwest requires it to verify certificates with the verifier of the operating system, on
//! Android through Java. The addon gives reqwest a configuration with its own certificates, so all of that would be dead weight.
//!
//! A client that is built without this configuration can only connect without TLS: every certificate is refused.

#![forbid(unsafe_code)]

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, Error, SignatureScheme};

/// Refuses every certificate.
#[derive(Debug)]
pub struct Verifier;

impl Verifier {
    /// Creates a verifier.
    ///
    /// # Errors
    /// None.
    pub fn new(_provider: Arc<CryptoProvider>) -> Result<Self, Error> {
        Ok(Self)
    }

    /// Creates a verifier. It refuses these certificates too.
    ///
    /// # Errors
    /// None.
    pub fn new_with_extra_roots(
        _roots: impl IntoIterator<Item = CertificateDer<'static>>,
        _provider: Arc<CryptoProvider>,
    ) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Err(refused())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _cert: &CertificateDer<'_>,
        _signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(refused())
    }

    fn verify_tls13_signature(
        &self,
        _message: &[u8],
        _cert: &CertificateDer<'_>,
        _signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(refused())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        vec![SignatureScheme::ECDSA_NISTP256_SHA256]
    }
}

fn refused() -> Error {
    Error::General(
        "this client was built without certificates: give reqwest a configuration of rustls".into(),
    )
}
