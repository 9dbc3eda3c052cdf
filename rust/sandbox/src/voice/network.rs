//! What the network does to the packets for clients.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::UdpSocket;
use tokio::time::sleep;

/// What goes wrong with the packets for clients.
#[derive(Default)]
pub struct NetworkFaults {
    /// The probability that a packet is lost, 0 to 1.
    pub loss: f64,
    /// The probability that a packet arrives twice, 0 to 1.
    pub duplicates: f64,
    /// How much later than usual a packet arrives at most. Packets overtake each other.
    pub jitter: Duration,
}

/// A packet for a client.
pub struct Datagram {
    pub address: SocketAddr,
    pub bytes: Vec<u8>,
    pub delay: Duration,
}

impl NetworkFaults {
    /// What becomes of a packet.
    pub fn apply(&self, address: SocketAddr, bytes: Vec<u8>) -> Vec<Datagram> {
        let copies = if fastrand::f64() < self.loss {
            0
        } else if fastrand::f64() < self.duplicates {
            2
        } else {
            1
        };
        let datagram = |_| Datagram {
            address,
            bytes: bytes.clone(),
            delay: self.jitter.mul_f64(fastrand::f64()),
        };
        (0..copies).map(datagram).collect()
    }
}

/// Sends packets, each after its delay.
pub async fn send(socket: &Arc<UdpSocket>, datagrams: Vec<Datagram>) {
    for datagram in datagrams {
        if datagram.delay.is_zero() {
            // A packet that the system cannot take is lost like any other.
            let _ = socket.send_to(&datagram.bytes, datagram.address).await;
            continue;
        }
        let socket = socket.clone();
        tokio::spawn(async move {
            sleep(datagram.delay).await;
            let _ = socket.send_to(&datagram.bytes, datagram.address).await;
        });
    }
}
