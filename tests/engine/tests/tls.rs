//! The same over TLS: the sandbox has a certificate, the client trusts it.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use discord_client::{ClientErrorKind, ClientEvent, Config as ClientConfig};
use discord_engine_tests::{Bot, Received, act, config};
use discord_sandbox::{Config, Sandbox, Tls};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::CertificateDer;
use serde_json::json;

fn sandbox() -> (Sandbox, CertificateDer<'static>) {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let sandbox = Sandbox::start(Config {
        tls: Some(Tls {
            certificate: cert.pem(),
            key: signing_key.serialize_pem(),
        }),
        ..Config::default()
    })
    .unwrap();
    (sandbox, cert.der().clone())
}

#[test]
fn speaks_over_tls() {
    let (sandbox, certificate) = sandbox();
    assert!(sandbox.url().starts_with("https://"));
    let mut bot = Bot::with(ClientConfig {
        extra_roots: vec![certificate],
        ..config(&sandbox)
    });
    bot.ready();
    act(
        &sandbox,
        "send_message",
        json!({"channel": "general", "author": "basil", "content": "in private"}),
    );
    bot.hear("in private");
}

#[test]
fn trusts_nobody_unasked() {
    let (sandbox, _) = sandbox();
    let mut bot = Bot::with(config(&sandbox));
    let failure = bot.wait("the failure", |news, _| match news {
        Received::Other(ClientEvent::Failed(failure)) => Some(failure.clone()),
        _ => None,
    });
    assert_eq!(failure.kind, ClientErrorKind::Network);
    assert!(
        failure.to_string().to_lowercase().contains("certificate"),
        "{failure}"
    );
}
