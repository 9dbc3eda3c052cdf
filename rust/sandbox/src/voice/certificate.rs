//! The certificate of the voice server, and that of the authority that signed it. Both are made for one sandbox.

use std::io;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use tokio_rustls::TlsAcceptor;

use crate::config::Tls;
use crate::http;

/// A certificate for `localhost`.
pub struct Certificate {
    /// The certificate of the authority (PEM), which clients have to trust.
    pub authority: String,
    /// What accepts connections.
    pub acceptor: TlsAcceptor,
}

impl Certificate {
    /// Makes an authority, and a certificate that it signs.
    pub fn generate() -> io::Result<Certificate> {
        let (authority, tls) = generate().map_err(io::Error::other)?;
        let acceptor = http::tls_acceptor(&tls)?;
        Ok(Certificate {
            authority,
            acceptor,
        })
    }
}

fn generate() -> Result<(String, Tls), rcgen::Error> {
    let mut params = CertificateParams::new(Vec::<String>::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let name = &mut params.distinguished_name;
    name.push(DnType::CommonName, "Discord sandbox");
    let key = KeyPair::generate()?;
    let authority = params.self_signed(&key)?.pem();
    let issuer = Issuer::new(params, key);

    let names = ["localhost", "127.0.0.1"].map(str::to_owned);
    let mut params = CertificateParams::new(names)?;
    params.use_authority_key_identifier_extension = true;
    let key = KeyPair::generate()?;
    let tls = Tls {
        certificate: params.signed_by(&key, &issuer)?.pem(),
        key: key.serialize_pem(),
    };
    Ok((authority, tls))
}
