//! TLS with a certificate of one's own.

use discord_sandbox::{Config, Sandbox, Tls};

use crate::stranger::*;

#[tokio::test]
async fn it_speaks_tls_with_the_given_certificate() {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let tls = Tls {
        certificate: made.cert.pem(),
        key: made.signing_key.serialize_pem(),
    };
    let sandbox = start(Config {
        tls: Some(tls),
        ..Config::default()
    });
    assert!(sandbox.url().starts_with("https://127.0.0.1:"));
    http();
    let trusting = |certificate: &str| {
        let root = reqwest::Certificate::from_pem(certificate.as_bytes()).unwrap();
        let client = reqwest::Client::builder().tls_certs_only([root]).no_proxy();
        client.build().unwrap()
    };
    let gateway = trusting(&made.cert.pem())
        .get(format!("{}/api/v10/gateway", sandbox.url()))
        .send()
        .await
        .unwrap();
    assert!(gateway.text().await.unwrap().contains("wss://127.0.0.1:"));
    let other = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let untrusting = trusting(&other.cert.pem());
    assert!(
        untrusting.get(sandbox.url()).send().await.is_err(),
        "nobody else trusts it"
    );
}

#[test]
fn what_is_no_certificate_is_refused_at_the_start() {
    let tls = Tls {
        certificate: "no".to_owned(),
        key: "no".to_owned(),
    };
    let refused = Sandbox::start(Config {
        tls: Some(tls),
        ..Config::default()
    });
    assert_eq!(
        refused.err().map(|error| error.kind()),
        Some(std::io::ErrorKind::InvalidInput)
    );
}
