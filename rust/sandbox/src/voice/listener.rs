//! The sockets of the voice server.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener as StdTcpListener, UdpSocket};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_tungstenite::accept_hdr_async_with_config;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::http::StatusCode;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

use super::version::GatewayVersion;
use super::{connection, udp};
use crate::state::Core;

/// How long the handshakes of TLS and of the WebSocket may take.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// The longest message of a client, in bytes.
const MAX_MESSAGE: usize = 1 << 20;

/// Sockets that are bound and not served yet.
pub struct VoiceSockets {
    gateway: StdTcpListener,
    udp: UdpSocket,
    acceptor: TlsAcceptor,
}

impl VoiceSockets {
    /// Binds sockets to free ports of an address.
    pub fn bind(address: IpAddr, acceptor: TlsAcceptor) -> io::Result<VoiceSockets> {
        let gateway = StdTcpListener::bind((address, 0))?;
        gateway.set_nonblocking(true)?;
        let udp = UdpSocket::bind((address, 0))?;
        udp.set_read_timeout(Some(udp::READ_TIMEOUT))?;
        Ok(VoiceSockets {
            gateway,
            udp,
            acceptor,
        })
    }

    /// Where clients connect, without `wss://`.
    pub fn endpoint(&self) -> io::Result<String> {
        Ok(format!("localhost:{}", self.gateway.local_addr()?.port()))
    }

    /// Where clients send sound.
    pub fn udp_address(&self) -> io::Result<SocketAddr> {
        self.udp.local_addr()
    }
}

/// Waits until the server is started, and serves until it is dropped.
pub async fn serve(core: Arc<Core>, started: oneshot::Receiver<VoiceSockets>) -> io::Result<()> {
    let Ok(sockets) = started.await else {
        return Ok(());
    };
    let listener = TcpListener::from_std(sockets.gateway)?;
    udp::serve(&core, Arc::new(sockets.udp));
    loop {
        let Ok((tcp, _)) = listener.accept().await else {
            // Out of descriptors, most likely: that passes.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        if core.lock().faults.refusing {
            continue;
        }
        tokio::spawn(greet(core.clone(), tcp, sockets.acceptor.clone()));
    }
}

/// Shakes hands, and serves the client if that succeeds.
async fn greet(core: Arc<Core>, tcp: TcpStream, acceptor: TlsAcceptor) {
    let _ = tcp.set_nodelay(true);
    let config = WebSocketConfig::default().max_message_size(Some(MAX_MESSAGE));
    let handshake = async {
        let tls = acceptor.accept(tcp).await.ok()?;
        let mut version = None;
        #[allow(
            clippy::result_large_err,
            reason = "the type is that of the WebSocket library"
        )]
        let check = |request: &Request, response| check_version(request, response, &mut version);
        let socket = accept_hdr_async_with_config(tls, check, Some(config)).await;
        Some((socket.ok()?, version?))
    };
    if let Ok(Some((socket, version))) = timeout(HANDSHAKE, handshake).await {
        connection::run(core, socket, version).await;
    }
}

/// Finds out the version of the protocol, and refuses those that are not served.
#[allow(
    clippy::result_large_err,
    reason = "the type is that of the WebSocket library"
)]
fn check_version(
    request: &Request,
    response: Response,
    version: &mut Option<GatewayVersion>,
) -> Result<Response, ErrorResponse> {
    *version = GatewayVersion::from_query(request.uri().query().unwrap_or_default());
    if version.is_some() {
        return Ok(response);
    }
    let mut refusal = ErrorResponse::new(Some("only versions 4 and 8 are supported".to_owned()));
    *refusal.status_mut() = StatusCode::BAD_REQUEST;
    Err(refusal)
}
