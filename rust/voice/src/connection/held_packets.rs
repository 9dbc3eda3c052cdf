//! Packets that cannot be decrypted yet: their sender or their key is not known, or the group is with the worker. They wait a moment.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use crate::wire::RtpHeader;

/// How long a packet waits.
const PATIENCE: Duration = Duration::from_secs(1);

/// The most packets of a source that wait: a second of them.
const MAX_PACKETS: usize = 50;

/// The most sources with packets that wait.
const MAX_SOURCES: usize = 64;

/// A packet that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeldPacket {
    pub header: RtpHeader,
    pub payload: Vec<u8>,
    /// When it arrived.
    pub at: Instant,
}

/// The packets by their source, in the order of arrival.
#[derive(Debug, Default)]
pub(crate) struct HeldPackets {
    sources: BTreeMap<u32, VecDeque<HeldPacket>>,
    dropped: u64,
}

impl HeldPackets {
    pub fn push(&mut self, header: RtpHeader, payload: Vec<u8>, at: Instant) {
        if self.sources.len() >= MAX_SOURCES && !self.sources.contains_key(&header.ssrc) {
            self.dropped += 1;
            return;
        }
        let packets = self.sources.entry(header.ssrc).or_default();
        if packets.len() >= MAX_PACKETS {
            packets.pop_front();
            self.dropped += 1;
        }
        packets.push_back(HeldPacket {
            header,
            payload,
            at,
        });
    }

    /// The sources with packets that wait.
    pub fn sources(&self) -> Vec<u32> {
        self.sources.keys().copied().collect()
    }

    /// Takes the first packet of a source.
    pub fn pop(&mut self, ssrc: u32) -> Option<HeldPacket> {
        let packets = self.sources.get_mut(&ssrc)?;
        let packet = packets.pop_front();
        if packets.is_empty() {
            self.sources.remove(&ssrc);
        }
        packet
    }

    /// Puts a packet back, before the others of its source.
    pub fn put_back(&mut self, packet: HeldPacket) {
        let packets = self.sources.entry(packet.header.ssrc).or_default();
        packets.push_front(packet);
    }

    /// Drops what has waited too long. Returns how many packets were dropped since the last call.
    pub fn expire(&mut self, now: Instant) -> u64 {
        let mut dropped = std::mem::take(&mut self.dropped);
        self.sources.retain(|_, packets| {
            let is_old =
                |packet: &mut HeldPacket| now.saturating_duration_since(packet.at) > PATIENCE;
            while packets.pop_front_if(is_old).is_some() {
                dropped += 1;
            }
            !packets.is_empty()
        });
        dropped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(ssrc: u32, sequence: u16) -> RtpHeader {
        RtpHeader {
            marker: false,
            payload_type: 120,
            sequence,
            timestamp: 0,
            ssrc,
        }
    }

    #[test]
    fn packets_come_out_in_order_and_expire() {
        let start = Instant::now();
        let mut held = HeldPackets::default();
        for sequence in 0..60 {
            held.push(header(1, sequence), vec![], start);
        }
        let first = held.pop(1).unwrap();
        assert_eq!(first.header.sequence, 10);
        held.put_back(first.clone());
        assert_eq!(held.pop(1), Some(first));
        assert_eq!(held.expire(start + PATIENCE), 10);
        held.push(header(2, 0), vec![], start + PATIENCE);
        assert_eq!(held.expire(start + PATIENCE * 2), 49);
        assert_eq!(held.sources(), [2]);
    }

    #[test]
    fn the_number_of_sources_is_bounded() {
        let start = Instant::now();
        let mut held = HeldPackets::default();
        for ssrc in 0..1000 {
            held.push(header(ssrc, 0), vec![], start);
        }
        assert_eq!(held.sources().len(), MAX_SOURCES);
    }
}
