//! From a datagram to the payload of an authentic RTP packet, step by step.

use std::collections::BTreeMap;

use super::cipher::PacketCipher;
use super::replay::ReplayWindow;
use super::rtp::{DatagramKind, OPUS_PAYLOAD_TYPE, RtpHeader, RtpLayout};

/// The most sources whose packets are received in a session. A voice channel has at most 99 users, and a stage channel fewer speakers.
const MAX_SOURCES: usize = 512;

/// A source of which so many packets in a row seem to be old has begun to count anew.
const RESTARTED_AFTER: u8 = 50;

/// Why a datagram was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// It is no RTP packet, such as a report, or the answer to a keep-alive.
    NotRtp(DatagramKind),
    /// Its payload is not Opus, but for example video.
    OtherPayload,
    /// It is too short for what its header states.
    Malformed,
    /// It was changed on its way, or is encrypted with another key.
    NotAuthentic,
    /// It arrived before, or is far too late.
    Replayed,
    /// There are packets of too many sources.
    TooManySources,
}

/// The payload of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened<'a> {
    /// The fields of the header.
    pub header: RtpHeader,
    /// The payload, still encrypted end to end.
    pub payload: &'a [u8],
}

/// Decrypts the packets of a session.
#[derive(Debug, Default)]
pub struct PacketOpener {
    sources: BTreeMap<u32, Source>,
    buffer: Vec<u8>,
}

#[derive(Debug, Default)]
struct Source {
    window: ReplayWindow,
    refused: u8,
}

impl PacketOpener {
    /// Decrypts a datagram.
    ///
    /// # Errors
    /// If there is no new Opus packet in it.
    pub fn open(&mut self, cipher: &PacketCipher, datagram: &[u8]) -> Result<Opened<'_>, Dropped> {
        match DatagramKind::of(datagram) {
            DatagramKind::Rtp => {}
            kind => return Err(Dropped::NotRtp(kind)),
        }
        let layout = RtpLayout::read(datagram).ok_or(Dropped::Malformed)?;
        let header = layout.header;
        if header.payload_type != OPUS_PAYLOAD_TYPE {
            return Err(Dropped::OtherPayload);
        }
        cipher
            .open(datagram, layout.unencrypted, &mut self.buffer)
            .map_err(|_| Dropped::NotAuthentic)?;
        self.check_replay(header)?;
        let payload = layout.payload(&self.buffer).ok_or(Dropped::Malformed)?;
        Ok(Opened { header, payload })
    }

    /// Only what is authentic is recorded.
    fn check_replay(&mut self, header: RtpHeader) -> Result<(), Dropped> {
        if self.sources.len() >= MAX_SOURCES && !self.sources.contains_key(&header.ssrc) {
            return Err(Dropped::TooManySources);
        }
        let source = self.sources.entry(header.ssrc).or_default();
        if source.window.accept(header.sequence) {
            source.refused = 0;
            return Ok(());
        }
        source.refused += 1;
        if source.refused >= RESTARTED_AFTER {
            *source = Source::default();
        }
        Err(Dropped::Replayed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gateway::{EncryptionMode, SecretKey};

    fn cipher() -> PacketCipher {
        PacketCipher::new(EncryptionMode::Aes256Gcm, &SecretKey([1; 32])).unwrap()
    }

    fn header(sequence: u16) -> RtpHeader {
        RtpHeader {
            marker: false,
            payload_type: OPUS_PAYLOAD_TYPE,
            sequence,
            timestamp: 0,
            ssrc: 9,
        }
    }

    fn sealed(cipher: &mut PacketCipher, header: &[u8], payload: &[u8]) -> Vec<u8> {
        let mut packet = Vec::new();
        cipher.seal(header, payload, &mut packet).unwrap();
        packet
    }

    /// The order of the steps: the body of the extension is inside the ciphertext, the padding is at its end.
    #[test]
    fn an_extension_and_padding_are_removed() {
        let (mut cipher, mut opener) = (cipher(), PacketOpener::default());
        let mut bytes = header(1).to_bytes();
        bytes[0] |= 0x30;
        let bytes = [&bytes[..], &[0xbe, 0xde, 0, 1]].concat();
        let packet = sealed(&mut cipher, &bytes, &[8, 8, 8, 8, 1, 2, 3, 0, 2]);
        let opened = opener.open(&cipher, &packet).unwrap();
        assert_eq!((opened.payload, opened.header), (&[1, 2, 3][..], header(1)));
    }

    #[test]
    fn what_is_no_new_sound_is_dropped_with_a_reason() {
        let (mut cipher, mut opener) = (cipher(), PacketOpener::default());
        let packet = sealed(&mut cipher, &header(1).to_bytes(), &[1]);
        assert!(opener.open(&cipher, &packet).is_ok());
        assert_eq!(opener.open(&cipher, &packet), Err(Dropped::Replayed));
        let mut rtcp = packet.clone();
        rtcp[1] = 200;
        let kind = Dropped::NotRtp(DatagramKind::Rtcp);
        assert_eq!(opener.open(&cipher, &rtcp), Err(kind));
        let mut video = packet.clone();
        video[1] = 101;
        assert_eq!(opener.open(&cipher, &video), Err(Dropped::OtherPayload));
        let mut forged = packet.clone();
        forged[3] = 2;
        assert_eq!(opener.open(&cipher, &forged), Err(Dropped::NotAuthentic));
        let mut long = header(2).to_bytes();
        long[0] |= 0x20;
        let long = sealed(&mut cipher, &long, &[9]);
        assert_eq!(opener.open(&cipher, &long), Err(Dropped::Malformed));
    }

    #[test]
    fn a_source_that_begins_to_count_anew_is_heard_again() {
        let (mut cipher, mut opener) = (cipher(), PacketOpener::default());
        let mut heard = 0;
        for sequence in (9000..9010).chain(0..100) {
            let packet = sealed(&mut cipher, &header(sequence).to_bytes(), &[1]);
            heard += usize::from(opener.open(&cipher, &packet).is_ok());
        }
        assert_eq!(heard, 110 - usize::from(RESTARTED_AFTER));
    }

    #[test]
    fn the_number_of_sources_is_bounded() {
        let (mut cipher, mut opener) = (cipher(), PacketOpener::default());
        for ssrc in 0..=MAX_SOURCES as u32 {
            let header = RtpHeader { ssrc, ..header(1) };
            let packet = sealed(&mut cipher, &header.to_bytes(), &[1]);
            let is_heard = opener.open(&cipher, &packet).is_ok();
            assert_eq!(is_heard, (ssrc as usize) < MAX_SOURCES);
        }
    }
}
