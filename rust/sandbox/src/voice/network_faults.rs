//! What the network does to the packets for clients.

use std::net::SocketAddr;
use std::time::Duration;

use super::cipher::Mode;

/// What goes wrong with the packets for clients.
#[derive(Default)]
pub struct NetworkFaults {
    /// The probability that packets begin to be lost, 0 to 1.
    pub loss: f64,
    /// How many packets are lost then.
    pub burst: u32,
    /// The probability that a packet arrives twice, 0 to 1.
    pub duplicates: f64,
    /// How much later than usual a packet arrives at most. Packets overtake each other.
    pub jitter: Duration,
    /// Whether only the slower mode of the transport encryption is offered.
    pub without_aes: bool,
    /// How many more packets are lost.
    pub left: u32,
}

/// A packet for a client.
pub struct Datagram {
    pub address: SocketAddr,
    pub bytes: Vec<u8>,
    pub delay: Duration,
}

impl NetworkFaults {
    /// What becomes of a packet.
    pub fn apply(&mut self, address: SocketAddr, bytes: Vec<u8>) -> Vec<Datagram> {
        if self.left == 0 && fastrand::f64() < self.loss {
            self.left = self.burst.max(1);
        }
        if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            return Vec::new();
        }
        let copies = if fastrand::f64() < self.duplicates {
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

    /// The modes of the transport encryption that are offered.
    pub fn modes(&self) -> Vec<Mode> {
        let modes = Mode::ALL.into_iter();
        let is_offered = |mode: &Mode| !self.without_aes || *mode != Mode::Aes256Gcm;
        modes.filter(is_offered).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_are_lost_in_rows() {
        let mut faults = NetworkFaults {
            loss: 0.1,
            burst: 3,
            ..NetworkFaults::default()
        };
        let address = SocketAddr::from(([127, 0, 0, 1], 1));
        let arrived: Vec<bool> = (0..1000)
            .map(|_| !faults.apply(address, Vec::new()).is_empty())
            .collect();
        let mut rows = arrived
            .split(|arrived| *arrived)
            .filter(|row| !row.is_empty());
        assert!(
            rows.all(
                |row| row.len() % 3 == 0 || row.as_ptr_range().end == arrived.as_ptr_range().end
            )
        );
        assert!(arrived.iter().filter(|arrived| **arrived).count() < 950);
    }
}
