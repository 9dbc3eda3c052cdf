//! The listening socket: plain or TLS, and shut when a fault says so.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::serve::Listener;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;

use crate::config::Tls;
use crate::state::Core;

/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// A connection, whatever it is made of.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// Yields connections that are ready to speak HTTP.
pub struct HttpListener {
    ready: Receiver<(Box<dyn Stream>, SocketAddr)>,
    address: SocketAddr,
}

impl HttpListener {
    /// Starts to accept connections.
    pub fn open(
        core: Arc<Core>,
        listener: TcpListener,
        tls: Option<TlsAcceptor>,
    ) -> io::Result<HttpListener> {
        let address = listener.local_addr()?;
        let (sender, ready) = channel(64);
        tokio::spawn(accept(core, listener, tls, sender));
        Ok(HttpListener { ready, address })
    }
}

impl Listener for HttpListener {
    type Io = Box<dyn Stream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(connection) => connection,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

async fn accept(
    core: Arc<Core>,
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    ready: Sender<(Box<dyn Stream>, SocketAddr)>,
) {
    loop {
        let Ok((socket, address)) = listener.accept().await else {
            // Out of descriptors, most likely: that passes.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        if core.lock().faults.refusing {
            let _ = socket.set_zero_linger();
            continue;
        }
        let _ = socket.set_nodelay(true);
        let (tls, ready) = (tls.clone(), ready.clone());
        tokio::spawn(async move {
            if let Some(stream) = greet(socket, tls).await {
                let _ = ready.send((stream, address)).await;
            }
        });
    }
}

/// Shakes hands, if there is TLS. A client that cannot is let go.
async fn greet(socket: TcpStream, tls: Option<TlsAcceptor>) -> Option<Box<dyn Stream>> {
    let Some(tls) = tls else {
        return Some(Box::new(socket));
    };
    let stream = timeout(HANDSHAKE, tls.accept(socket)).await.ok()?.ok()?;
    Some(Box::new(stream))
}

/// Makes the acceptor for a certificate. Fails with `InvalidInput` when the PEM texts do not hold one.
pub fn tls_acceptor(tls: &Tls) -> io::Result<TlsAcceptor> {
    let chain = CertificateDer::pem_slice_iter(tls.certificate.as_bytes());
    let chain: Vec<CertificateDer<'static>> = chain.collect::<Result<_, _>>().map_err(invalid)?;
    let key = PrivateKeyDer::from_pem_slice(tls.key.as_bytes()).map_err(invalid)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(invalid)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

fn invalid(error: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error.to_string())
}
