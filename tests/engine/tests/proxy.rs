//! The same over an HTTP proxy, which forwards the connections to the HTTP API and to the gateway.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::net::TcpListener;

use discord_client::{ClientError, ClientEvent, Config as ClientConfig, ProxySettings};
use discord_engine_tests::connect_proxy::{ConnectProxy, LOGIN};
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

fn bot(sandbox: &Sandbox, certificate: CertificateDer<'static>, proxy: ProxySettings) -> Bot {
    Bot::with(ClientConfig {
        extra_roots: vec![certificate],
        proxy,
        ..config(sandbox)
    })
}

fn failure(bot: &mut Bot) -> ClientError {
    bot.wait("the failure", |news, _| match news {
        Received::Other(ClientEvent::Failed(failure)) => Some(failure.clone()),
        _ => None,
    })
}

#[test]
fn all_connections_go_through_the_proxy() {
    for requires_login in [false, true] {
        let (sandbox, certificate) = sandbox();
        let proxy = ConnectProxy::start(requires_login);
        let login = if requires_login {
            format!("{LOGIN}@")
        } else {
            String::new()
        };
        let mut bot = bot(&sandbox, certificate, proxy.settings(&login));
        bot.ready();
        act(
            &sandbox,
            "send_message",
            json!({"channel": "general", "author": "basil", "content": "through the proxy"}),
        );
        bot.hear("through the proxy");
        let requests = proxy.requests();
        assert!(
            requests.len() >= 2,
            "one for the HTTP API, one for the gateway: {requests:?}"
        );
    }
}

#[test]
fn a_proxy_that_requires_a_login_is_a_clear_error() {
    let (sandbox, certificate) = sandbox();
    let proxy = ConnectProxy::start(true);
    let mut bot = bot(&sandbox, certificate, proxy.settings("me:wrong-secret@"));
    let failure = failure(&mut bot).to_string();
    assert!(failure.contains("proxy"), "{failure}");
    assert!(!failure.contains("wrong-secret"), "{failure}");
}

#[test]
fn a_proxy_that_cannot_be_reached_is_a_clear_error() {
    let (sandbox, certificate) = sandbox();
    let nowhere = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = nowhere.local_addr().unwrap().port();
    drop(nowhere);
    let settings = ProxySettings::new(&format!("http://me:secret@127.0.0.1:{port}")).unwrap();
    let mut bot = bot(&sandbox, certificate, settings);
    let failure = failure(&mut bot).to_string();
    assert!(failure.contains("proxy"), "{failure}");
    assert!(!failure.contains("secret"), "{failure}");
}
