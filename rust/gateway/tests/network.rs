//! The real network, on this machine: TCP, TLS and the WebSocket upgrade.

// A failure in a helper fails the test, as intended.
#![allow(clippy::unwrap_used)]

mod fake;

use std::sync::Arc;
use std::time::Duration;

use discord_gateway::{
    Compression, DialError, Disconnect, Fatal, InflateError, Lifecycle, NetworkDialer, Shard,
    ShardConfig, StopReason,
};
use discord_model::Token;
use fake::{RecordedEvents, Recorder};
use futures_util::{SinkExt, StreamExt};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::crypto::ring::default_provider;
use rustls::pki_types::PrivateKeyDer;
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_tungstenite::tungstenite::Message;
use url::Url;

/// A timeout against hangs.
const HANG: Duration = Duration::from_secs(60);

fn trusting(roots: RootCertStore) -> NetworkDialer {
    let tls = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    NetworkDialer::new(Arc::new(tls))
}

fn shard(url: &str, network: NetworkDialer) -> (Shard, RecordedEvents) {
    let mut config = ShardConfig::new(Token::new("secret"), 0, Url::parse(url).unwrap());
    config.compression = Compression::None;
    let (recorder, recorded) = Recorder::new();
    (Shard::spawn(config, network, recorder), recorded)
}

/// Listens on a free port, and returns it.
async fn listen() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}

/// Sends Hello to a client and receives its Identify.
async fn greet(stream: impl AsyncRead + AsyncWrite + Unpin) {
    let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
    for payload in [
        r#"{"op":10,"d":{"heartbeat_interval":45000}}"#,
        r#"{"op":0,"s":1,"t":"READY","d":{"session_id":"s"}}"#,
    ] {
        socket.send(Message::text(payload)).await.unwrap();
        if let Some(Ok(Message::Text(text))) = socket.next().await {
            assert!(
                text.contains(r#""op":2"#) || text.contains(r#""op":1"#),
                "{text}"
            );
        }
    }
}

/// Returns why the first attempt failed.
async fn failure(url: &str, network: NetworkDialer) -> Disconnect {
    let (_shard, mut recorded) = shard(url, network);
    timeout(HANG, recorded.disconnected()).await.unwrap().0
}

/// Responds to one connection with these bytes.
async fn server_with(bytes: &'static str) -> u16 {
    let (listener, port) = listen().await;
    tokio::spawn(async move {
        while let Ok((mut tcp, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = tcp.read(&mut request).await;
            let _ = tcp.write_all(bytes.as_bytes()).await;
        }
    });
    port
}

#[tokio::test]
async fn plain() {
    let (listener, port) = listen().await;
    let (_shard, mut recorded) = shard(
        &format!("ws://localhost:{port}/gateway"),
        trusting(RootCertStore::empty()),
    );
    tokio::spawn(async move { greet(listener.accept().await.unwrap().0).await });
    timeout(HANG, recorded.until_live()).await.unwrap();
}

#[tokio::test]
async fn encrypted_and_with_a_certificate_nobody_knows() {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
    let server = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(server));
    let (listener, port) = listen().await;
    tokio::spawn(async move {
        while let Ok((tcp, _)) = listener.accept().await {
            if let Ok(stream) = acceptor.accept(tcp).await {
                greet(stream).await;
            }
        }
    });
    let url = format!("wss://localhost:{port}");

    let reason = failure(&url, trusting(RootCertStore::empty())).await;
    assert!(
        matches!(
            reason,
            Disconnect::Dial(DialError::UntrustedCertificate { .. })
        ),
        "{reason:?}"
    );
    for remedy in ["date and time", "`trusted_certificates`"] {
        assert!(reason.to_string().contains(remedy), "{reason}");
    }

    let mut roots = RootCertStore::empty();
    roots.add(cert.der().clone()).unwrap();
    let (_shard, mut recorded) = shard(&url, trusting(roots));
    timeout(HANG, recorded.until_live()).await.unwrap();
}

#[tokio::test]
async fn a_refused_upgrade_says_what_to_do() {
    for (answered, status, remedy) in [
        (
            "HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\n\r\n",
            429,
            "wait",
        ),
        (
            "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n",
            403,
            "blocked",
        ),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi",
            200,
            "no gateway",
        ),
        (
            "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n",
            503,
            "Discord has a problem",
        ),
    ] {
        let port = server_with(answered).await;
        let reason = failure(
            &format!("ws://127.0.0.1:{port}"),
            trusting(RootCertStore::empty()),
        )
        .await;
        assert_eq!(
            reason,
            Disconnect::Dial(DialError::Upgrade {
                host: "127.0.0.1".into(),
                status,
                retry_after: None,
            })
        );
        assert!(reason.to_string().contains(remedy), "{reason}");
    }
    let port = server_with(
        "HTTP/1.1 429 Too Many Requests\r\nretry-after: 7\r\ncontent-length: 0\r\n\r\n",
    )
    .await;
    let (_shard, mut recorded) = shard(
        &format!("ws://127.0.0.1:{port}"),
        trusting(RootCertStore::empty()),
    );
    loop {
        let change = timeout(HANG, recorded.change()).await.unwrap();
        if let Lifecycle::Disconnected {
            reason, retry_in, ..
        } = change
        {
            assert_eq!(retry_in, Duration::from_secs(7), "as the header asks");
            assert!(reason.to_string().contains("wait 7 s"), "{reason}");
            break;
        }
    }
    let port = server_with("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n").await;
    let (_shard, mut recorded) = shard(
        &format!("ws://127.0.0.1:{port}"),
        trusting(RootCertStore::empty()),
    );
    let reason = timeout(HANG, recorded.stopped()).await.unwrap();
    assert_eq!(reason, StopReason::Fatal(Fatal::UpgradeUnauthorized));
}

#[tokio::test]
async fn a_server_that_speaks_something_else() {
    let port = server_with("SSH-2.0-OpenSSH_9.2\r\n").await;
    let reason = failure(
        &format!("ws://127.0.0.1:{port}"),
        trusting(RootCertStore::empty()),
    )
    .await;
    assert!(
        matches!(reason, Disconnect::Dial(DialError::Handshake { .. })),
        "{reason:?}"
    );
}

#[tokio::test]
async fn nobody_listens_and_nobody_has_the_name() {
    let (listener, port) = listen().await;
    drop(listener);
    let reason = failure(
        &format!("ws://127.0.0.1:{port}"),
        trusting(RootCertStore::empty()),
    )
    .await;
    assert!(
        matches!(reason, Disconnect::Dial(DialError::Connect { .. })),
        "{reason:?}"
    );
    // RFC 6761 guarantees that this name never exists. A machine without a network responds slowly: then the timeout
    // expires.
    let reason = failure("wss://gateway.invalid", trusting(RootCertStore::empty())).await;
    let Disconnect::Dial(error) = &reason else {
        panic!("{reason:?}")
    };
    assert!(
        matches!(
            error,
            DialError::Resolve { .. } | DialError::TimedOut { .. }
        ),
        "{error:?}"
    );
    assert!(
        reason.to_string().contains("check the internet connection"),
        "{reason}"
    );
}

#[tokio::test]
async fn no_text_has_the_token() {
    let (listener, port) = listen().await;
    tokio::spawn(async move {
        let mut socket = tokio_tungstenite::accept_async(listener.accept().await.unwrap().0)
            .await
            .unwrap();
        socket
            .send(Message::text(
                r#"{"op":10,"d":{"heartbeat_interval":45000}}"#,
            ))
            .await
            .unwrap();
        socket.next().await;
    });
    let (shard, mut recorded) = shard(
        &format!("ws://127.0.0.1:{port}"),
        trusting(RootCertStore::empty()),
    );
    let (reason, _) = timeout(HANG, recorded.disconnected()).await.unwrap();
    let config = ShardConfig::new(Token::new("secret"), 0, Url::parse("ws://h").unwrap());
    for text in [
        format!("{reason} {reason:?}"),
        format!("{shard:?}"),
        format!("{config:?}"),
    ] {
        assert!(!text.contains("secret"), "{text}");
    }
    // The WebSocket library would log whole frames.
    const { assert!(log::STATIC_MAX_LEVEL as usize <= log::LevelFilter::Debug as usize) };
}

/// The format that discord.py, discord.js and the rules of other servers require:
/// <https://discord.com/developers/docs/reference#user-agent>.
#[tokio::test]
async fn the_handshake_says_which_library_it_is() {
    let (listener, port) = listen().await;
    let (_shard, _heard) = shard(
        &format!("ws://127.0.0.1:{port}"),
        trusting(RootCertStore::empty()),
    );
    let (mut tcp, _) = timeout(HANG, listener.accept()).await.unwrap().unwrap();
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        let mut piece = [0; 1024];
        let length = timeout(HANG, tcp.read(&mut piece)).await.unwrap().unwrap();
        assert_ne!(length, 0, "{}", String::from_utf8_lossy(&request));
        request.extend_from_slice(&piece[..length]);
    }
    let request = String::from_utf8(request).unwrap().to_lowercase();
    assert!(
        request.contains("user-agent: discordbot (https://"),
        "{request}"
    );
}

#[tokio::test]
async fn a_message_that_is_too_large_is_refused_in_our_words() {
    const LIMIT: usize = 1000;
    let (listener, port) = listen().await;
    let network = trusting(RootCertStore::empty()).with_max_message_bytes(LIMIT);
    let (_shard, mut recorded) = shard(&format!("ws://127.0.0.1:{port}"), network);
    let (tcp, _) = timeout(HANG, listener.accept()).await.unwrap().unwrap();
    let mut socket = tokio_tungstenite::accept_async(tcp).await.unwrap();
    let large = format!(r#"{{"op":10,"d":"{}"}}"#, "x".repeat(LIMIT));
    socket.send(Message::text(large)).await.unwrap();
    let (reason, _) = timeout(HANG, recorded.disconnected()).await.unwrap();
    let expected = Disconnect::Inflate(InflateError::TooLarge { limit: LIMIT });
    assert_eq!(reason, expected);
}

/// The responses to a peer that sends pings and reads nothing must not accumulate.
#[tokio::test]
async fn pings_that_are_never_read_the_answers_of_use_bounded_memory() {
    let (listener, port) = listen().await;
    let (_shard, mut recorded) = shard(
        &format!("ws://127.0.0.1:{port}"),
        trusting(RootCertStore::empty()),
    );
    let (tcp, _) = timeout(HANG, listener.accept()).await.unwrap().unwrap();
    let mut socket = tokio_tungstenite::accept_async(tcp).await.unwrap();
    let hello = r#"{"op":10,"d":{"heartbeat_interval":600000}}"#;
    socket.send(Message::text(hello)).await.unwrap();
    let before = resident();
    // 64 MB of pings.
    for _ in 0..500_000 {
        if socket
            .feed(Message::Ping(vec![0; 125].into()))
            .await
            .is_err()
        {
            break;
        }
    }
    let grown = resident().saturating_sub(before);
    assert!(grown < 24 << 20, "{} MB more", grown >> 20);
    drop(socket);
    timeout(HANG, recorded.disconnected()).await.unwrap();
}

/// Returns the resident memory of this process in bytes, or 0 if the system does not report it.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|text| text.split(' ').nth(1)?.parse::<usize>().ok());
    pages.unwrap_or(0) * 4096
}
