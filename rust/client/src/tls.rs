//! The trusted certificates. One configuration is used for the gateway and the HTTP API.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use crate::client_error::{ClientError, ClientErrorKind};

/// A certificate to trust.
pub type Certificate = CertificateDer<'static>;

/// Reads the certificates of a PEM file.
///
/// # Errors
/// If there are none, or the text is not in the PEM format.
pub fn certificates_from_pem(text: &str) -> Result<Vec<Certificate>, ClientError> {
    let error = |problem: String| {
        ClientError::new(
            ClientErrorKind::Argument,
            format!("The certificates cannot be read: {problem}."),
            "Pass the text of a file that contains `-----BEGIN CERTIFICATE-----`.",
        )
    };
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(text.as_bytes()).collect();
    match certificates {
        Ok(certificates) if certificates.is_empty() => Err(error("there are none".to_owned())),
        Ok(certificates) => Ok(certificates),
        Err(problem) => Err(error(problem.to_string())),
    }
}

/// Trusts the certificates of the system, those of browsers, and `extra_roots`.
pub(crate) fn config(extra_roots: &[Certificate]) -> Result<ClientConfig, ClientError> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    // A system without certificates is not an error: those of browsers are sufficient for Discord.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots.add_parsable_certificates(extra_roots.iter().cloned());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| ClientError::internal(format!("TLS is not available: {error}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_certificate_is_refused() {
        for text in ["", "certificate", "-----BEGIN CERTIFICATE-----\nAAAA"] {
            let error = certificates_from_pem(text).unwrap_err();
            assert!(error.remedy.contains("BEGIN CERTIFICATE"), "{error}");
        }
        let text = "-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n";
        let certificates = certificates_from_pem(text).unwrap();
        assert_eq!(certificates, [CertificateDer::from(vec![0, 1, 2])]);
    }
}
