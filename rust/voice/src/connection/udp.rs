//! The UDP socket of a session: IP discovery first, then packets of sound.

use std::future::pending;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket as StdUdpSocket};
use std::sync::Arc;
use std::time::Instant;

use tokio::net::UdpSocket;

use crate::wire::{Discovery, DiscoveryStep, MAX_DATAGRAM, discovery_request, discovery_response};

/// A socket that is connected to a voice server.
pub(super) struct VoiceUdp {
    socket: UdpSocket,
    /// The same socket for the voice thread, which sends.
    sender: Arc<StdUdpSocket>,
    ssrc: u32,
    /// `None` once the own address is known.
    discovery: Option<Discovery>,
    buffer: Vec<u8>,
}

/// What happened on the socket.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum UdpEvent {
    /// The own address as the server sees it.
    Discovered(String, u16),
    /// The server did not answer.
    DiscoveryFailed,
    /// A packet.
    Datagram(Vec<u8>),
}

impl VoiceUdp {
    /// A socket that has not sent anything yet.
    pub fn connect(remote: SocketAddr, ssrc: u32) -> io::Result<Self> {
        let any: SocketAddr = match remote {
            SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
            SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
        };
        let socket = StdUdpSocket::bind(any)?;
        socket.connect(remote)?;
        socket.set_nonblocking(true)?;
        let sender = Arc::new(socket.try_clone()?);
        Ok(Self {
            socket: UdpSocket::from_std(socket)?,
            sender,
            ssrc,
            discovery: Some(Discovery::new(Instant::now())),
            buffer: vec![0; MAX_DATAGRAM],
        })
    }

    /// The socket for sending.
    pub fn sender(&self) -> Arc<StdUdpSocket> {
        self.sender.clone()
    }

    /// Waits for the next event. It is cancel safe.
    pub async fn next(&mut self) -> UdpEvent {
        loop {
            let wake_at = match self.discovery.as_mut().map(|it| it.step(Instant::now())) {
                Some(DiscoveryStep::Send) => {
                    // An error, such as that of a port where nobody listens, is no reason not to try again.
                    self.sender.send(&discovery_request(self.ssrc)).ok();
                    continue;
                }
                Some(DiscoveryStep::Wait(until)) => Some(until),
                Some(DiscoveryStep::Failed) => {
                    self.discovery = None;
                    return UdpEvent::DiscoveryFailed;
                }
                None => None,
            };
            let received = tokio::select! {
                received = self.socket.recv(&mut self.buffer) => received,
                () = sleep_until(wake_at) => continue,
            };
            // Errors of UDP are reports about earlier packets.
            let Ok(length) = received else {
                tokio::task::yield_now().await;
                continue;
            };
            let datagram = self.buffer.get(..length).unwrap_or_default();
            if self.discovery.is_none() {
                return UdpEvent::Datagram(datagram.to_vec());
            }
            if let Some((address, port)) = discovery_response(datagram, self.ssrc) {
                self.discovery = None;
                return UdpEvent::Discovered(address.to_owned(), port);
            }
        }
    }
}

async fn sleep_until(time: Option<Instant>) {
    match time {
        Some(time) => tokio::time::sleep_until(time.into()).await,
        None => pending().await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_own_address_is_what_the_server_answers() {
        let server = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let mut udp = VoiceUdp::connect(server.local_addr().unwrap(), 7).unwrap();
        let serve = async {
            let mut buffer = [0; 100];
            // The first request is lost.
            server.recv_from(&mut buffer).await.unwrap();
            let (length, client) = server.recv_from(&mut buffer).await.unwrap();
            assert_eq!(buffer[..length], discovery_request(7));
            buffer[1] = 2;
            buffer[8..19].copy_from_slice(b"203.0.113.7");
            buffer[72..74].copy_from_slice(&1337_u16.to_be_bytes());
            server.send_to(&[1, 2, 3], client).await.unwrap();
            server.send_to(&buffer[..74], client).await.unwrap();
            server.send_to(b"a packet", client).await.unwrap();
        };
        let (event, ()) = tokio::join!(udp.next(), serve);
        assert_eq!(event, UdpEvent::Discovered("203.0.113.7".into(), 1337));
        assert_eq!(udp.next().await, UdpEvent::Datagram(b"a packet".to_vec()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_server_is_given_up() {
        let server = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let mut udp = VoiceUdp::connect(server.local_addr().unwrap(), 7).unwrap();
        udp.discovery = Some(Discovery::new(
            Instant::now() - std::time::Duration::from_secs(60),
        ));
        assert_eq!(udp.next().await, UdpEvent::DiscoveryFailed);
    }
}
