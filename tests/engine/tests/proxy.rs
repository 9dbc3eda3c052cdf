//! The same over an HTTP proxy, which forwards the connections to the HTTP API and to the gateway.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use discord_client::{ClientError, ClientEvent, Config as ClientConfig, ProxySettings};
use discord_engine_tests::{Bot, Received, act, config};
use discord_sandbox::{Config, Sandbox, Tls};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::CertificateDer;
use serde_json::json;

/// The login of the proxy, and its form in a header.
const LOGIN: &str = "me:se%3Acret";
const AUTHORIZATION: &str = "Proxy-Authorization: Basic bWU6c2U6Y3JldA==";

/// A proxy that supports nothing but `CONNECT`.
struct Proxy {
    port: u16,
    /// The requests that it has received.
    requests: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Starts a proxy. It ends with the process.
    fn start(requires_login: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = requests.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let seen = seen.clone();
                thread::spawn(move || serve(client, requires_login, &seen));
            }
        });
        Self { port, requests }
    }

    fn settings(&self, login: &str) -> ProxySettings {
        ProxySettings::new(&format!("http://{login}127.0.0.1:{}", self.port)).unwrap()
    }
}

fn serve(mut client: TcpStream, requires_login: bool, seen: &Mutex<Vec<String>>) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if client.read(&mut byte).unwrap_or(0) == 0 {
            return;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    seen.lock().unwrap().push(head.clone());
    let is_allowed = !requires_login || head.to_lowercase().contains(&AUTHORIZATION.to_lowercase());
    if !is_allowed {
        let refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
        client.write_all(refusal).ok();
        return;
    }
    let target = head
        .strip_prefix("CONNECT ")
        .and_then(|rest| rest.split(' ').next())
        .unwrap();
    let server = TcpStream::connect(target).unwrap();
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
    let (from_client, from_server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    let upload = thread::spawn(move || forward(from_client, server));
    forward(from_server, client);
    upload.join().ok();
}

fn forward(mut from: TcpStream, mut to: TcpStream) {
    std::io::copy(&mut from, &mut to).ok();
    to.shutdown(Shutdown::Write).ok();
}

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
        let proxy = Proxy::start(requires_login);
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
        let requests = proxy.requests.lock().unwrap();
        assert!(
            requests.len() >= 2,
            "one for the HTTP API, one for the gateway: {requests:?}"
        );
    }
}

#[test]
fn a_proxy_that_requires_a_login_is_a_clear_error() {
    let (sandbox, certificate) = sandbox();
    let proxy = Proxy::start(true);
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
