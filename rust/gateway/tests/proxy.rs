//! A gateway behind an HTTP proxy.

// A failure in a helper fails the test, as intended.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use discord_gateway::{DialError, Dialer, NetworkDialer, Proxies};
use rustls::crypto::ring::default_provider;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

fn dialer(proxy_url: &str) -> NetworkDialer {
    let tls = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth();
    NetworkDialer::new(Arc::new(tls)).with_proxies(Proxies::from_url(proxy_url).unwrap())
}

/// Listens on a free port, and returns it.
async fn listen() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}

/// Accepts one connection and reads its request.
async fn request(listener: &TcpListener) -> (TcpStream, Vec<String>) {
    let (tcp, _) = listener.accept().await.unwrap();
    let mut reader = BufReader::new(tcp);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).await.unwrap();
        if line.trim().is_empty() {
            return (reader.into_inner(), lines);
        }
        lines.push(line.trim().to_owned());
    }
}

#[tokio::test]
async fn a_web_socket_is_opened_through_the_proxy() {
    let (proxy, proxy_port) = listen().await;
    let (gateway, gateway_port) = listen().await;
    let serve = async {
        let (mut client, lines) = request(&proxy).await;
        let mut server = TcpStream::connect(("127.0.0.1", gateway_port))
            .await
            .unwrap();
        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        tokio::io::copy_bidirectional(&mut client, &mut server)
            .await
            .ok();
        lines
    };
    let greet = async {
        let (tcp, _) = gateway.accept().await.unwrap();
        drop(tokio_tungstenite::accept_async(tcp).await.unwrap());
    };
    let dial = async {
        let url = Url::parse(&format!("ws://127.0.0.1:{gateway_port}/")).unwrap();
        let dialer = dialer(&format!("http://me:secret@127.0.0.1:{proxy_port}"));
        let opened = dialer.dial(&url).await;
        opened.map(drop)
    };
    let (lines, (), opened) = tokio::join!(serve, greet, dial);
    assert_eq!(opened, Ok(()));
    assert_eq!(
        lines[0],
        format!("CONNECT 127.0.0.1:{gateway_port} HTTP/1.1")
    );
    assert!(
        lines.contains(&"Proxy-Authorization: Basic bWU6c2VjcmV0".to_owned()),
        "{lines:?}"
    );
}

async fn refused_with(response: &str) -> DialError {
    let (proxy, port) = listen().await;
    let serve = async {
        let (mut client, _) = request(&proxy).await;
        client.write_all(response.as_bytes()).await.unwrap();
    };
    let dial = async {
        let url = Url::parse("wss://gateway.discord.gg").unwrap();
        let dialer = dialer(&format!("http://me:secret@127.0.0.1:{port}"));
        dialer.dial(&url).await.map(drop).unwrap_err()
    };
    let ((), error) = tokio::join!(serve, dial);
    error
}

#[tokio::test]
async fn the_errors_of_a_proxy_have_a_remedy_and_no_password() {
    for (response, remedy) in [
        ("HTTP/1.1 407 Login\r\n\r\n", "http://user:password@"),
        ("HTTP/1.1 403 Forbidden\r\n\r\n", "settings"),
        ("HTTP/1.1 502 Bad Gateway\r\n\r\n", "cannot reach"),
        ("HTTP/1.1 404 Not Found\r\n\r\n", "CONNECT"),
        ("220 mail.test ESMTP\r\n\r\n", "proxy_url"),
    ] {
        let text = refused_with(response).await.to_string();
        assert!(
            text.contains("127.0.0.1") && text.contains(remedy),
            "{text}"
        );
        assert!(!text.contains("secret"), "{text}");
    }
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_named() {
    let (listener, port) = listen().await;
    drop(listener);
    let url = Url::parse("wss://gateway.discord.gg").unwrap();
    let error = dialer(&format!("http://127.0.0.1:{port}"))
        .dial(&url)
        .await
        .map(drop)
        .unwrap_err();
    let DialError::Proxy { proxy, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(*proxy, format!("127.0.0.1:{port}"));
}
