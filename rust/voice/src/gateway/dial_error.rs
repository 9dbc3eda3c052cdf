//! Why a voice server could not be reached.

/// Why a WebSocket could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoiceDialError {
    /// The certificate of the host is not trusted.
    #[error("{host} has a certificate that is not trusted ({reason})")]
    UntrustedCertificate {
        /// The host.
        host: String,
        /// What is wrong with the certificate.
        reason: String,
    },
    /// The host, or the way to it, does not work.
    #[error("{host} cannot be reached ({reason})")]
    Failed {
        /// The host.
        host: String,
        /// What failed.
        reason: String,
    },
}
