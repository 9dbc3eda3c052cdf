//! The header of RTP packets (RFC 3550, section 5.1), and how to tell them from other datagrams (RFC 5761).

/// The length of a header without contributing sources and extension.
pub const HEADER_LENGTH: usize = 12;

/// The payload type of Opus at Discord.
pub const OPUS_PAYLOAD_TYPE: u8 = 120;

/// The version of RTP in the upper two bits of the first byte.
const VERSION: u8 = 2;

const PADDING_BIT: u8 = 0x20;
const EXTENSION_BIT: u8 = 0x10;
const MARKER_BIT: u8 = 0x80;

/// What a datagram seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatagramKind {
    /// An RTP packet.
    Rtp,
    /// A report about the quality of a connection.
    Rtcp,
    /// The answer to a keep-alive.
    KeepAlive,
    /// The response to IP discovery.
    Discovery,
    /// Something else.
    Unknown,
}

impl DatagramKind {
    /// Tells by the first bytes and the length what a datagram is.
    pub fn of(datagram: &[u8]) -> Self {
        match *datagram {
            [0, 2, 0, 70, ..] if datagram.len() == super::DISCOVERY_LENGTH => Self::Discovery,
            [_, _, _, _, _, _, _, _] => Self::KeepAlive,
            // RFC 5761, section 4: the packet types of RTCP are 192 to 223, at the place of marker and payload type.
            [first, 192..=223, ..] if first >> 6 == VERSION => Self::Rtcp,
            [first, ..] if first >> 6 == VERSION && datagram.len() > HEADER_LENGTH => Self::Rtp,
            _ => Self::Unknown,
        }
    }
}

/// The fields of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RtpHeader {
    /// Whether a talk spurt begins.
    pub marker: bool,
    /// What the payload is.
    pub payload_type: u8,
    /// The number of the packet, which wraps.
    pub sequence: u16,
    /// When the payload begins, in samples at 48 kHz, which wraps.
    pub timestamp: u32,
    /// The source.
    pub ssrc: u32,
}

impl RtpHeader {
    /// The header of a packet without contributing sources, extension and padding.
    pub fn to_bytes(self) -> [u8; HEADER_LENGTH] {
        let [s0, s1] = self.sequence.to_be_bytes();
        let [t0, t1, t2, t3] = self.timestamp.to_be_bytes();
        let [c0, c1, c2, c3] = self.ssrc.to_be_bytes();
        let marker = if self.marker { MARKER_BIT } else { 0 };
        let second = marker | (self.payload_type & !MARKER_BIT);
        [VERSION << 6, second, s0, s1, t0, t1, t2, t3, c0, c1, c2, c3]
    }
}

/// Where the parts of a received packet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RtpLayout {
    /// The fields of the header.
    pub header: RtpHeader,
    /// How many bytes at the beginning are not encrypted: the header, the contributing sources, and the first four bytes of an
    /// extension, as in SRTP (RFC 3711, section 3.1).
    pub unencrypted: usize,
    /// How many bytes of the decrypted payload are the body of the extension.
    pub extension: usize,
    /// Whether the payload ends with padding.
    pub has_padding: bool,
}

impl RtpLayout {
    /// Reads the header of a packet. `None` if it is too short or of another version.
    pub fn read(packet: &[u8]) -> Option<Self> {
        let (header, rest) = packet.split_first_chunk::<HEADER_LENGTH>()?;
        let [first, second, s0, s1, t0, t1, t2, t3, c0, c1, c2, c3] = *header;
        if first >> 6 != VERSION {
            return None;
        }
        let sources = usize::from(first & 0x0f) * 4;
        let mut unencrypted = HEADER_LENGTH + sources;
        let mut extension = 0;
        if first & EXTENSION_BIT != 0 {
            let [_, _, words @ ..] = *rest.get(sources..)?.first_chunk::<4>()?;
            extension = usize::from(u16::from_be_bytes(words)) * 4;
            unencrypted += 4;
        }
        if packet.len() < unencrypted {
            return None;
        }
        Some(Self {
            header: RtpHeader {
                marker: second & MARKER_BIT != 0,
                payload_type: second & !MARKER_BIT,
                sequence: u16::from_be_bytes([s0, s1]),
                timestamp: u32::from_be_bytes([t0, t1, t2, t3]),
                ssrc: u32::from_be_bytes([c0, c1, c2, c3]),
            },
            unencrypted,
            extension,
            has_padding: first & PADDING_BIT != 0,
        })
    }

    /// The payload proper within the decrypted part of the packet: without the body of the extension and without padding. `None` if
    /// there is less than the header states.
    pub fn payload<'a>(&self, decrypted: &'a [u8]) -> Option<&'a [u8]> {
        let payload = decrypted.get(self.extension..)?;
        if !self.has_padding {
            return Some(payload);
        }
        // RFC 3550: the last byte counts the bytes of padding, itself included.
        let padding = usize::from(*payload.last()?);
        let length = payload.len().checked_sub(padding)?;
        (padding > 0).then(|| payload.get(..length)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: RtpHeader = RtpHeader {
        marker: false,
        payload_type: OPUS_PAYLOAD_TYPE,
        sequence: 0x0102,
        timestamp: 0x0304_0506,
        ssrc: 0x0708_090a,
    };

    /// Discord's table "Voice Packet Structure": 0x80, 0x78, then all numbers as big endian.
    #[test]
    fn a_header_is_laid_out_as_documented() {
        let bytes = HEADER.to_bytes();
        assert_eq!(bytes, [0x80, 0x78, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        let layout = RtpLayout::read(&bytes).unwrap();
        assert_eq!(
            layout,
            RtpLayout {
                header: HEADER,
                unencrypted: 12,
                extension: 0,
                has_padding: false
            }
        );
        let marked = RtpHeader {
            marker: true,
            ..HEADER
        };
        assert_eq!(marked.to_bytes()[1], 0xf8);
        assert_eq!(RtpLayout::read(&marked.to_bytes()).unwrap().header, marked);
    }

    /// All combinations of contributing sources, extension and padding, laid out as in RFC 3550, sections 5.1 and 5.3.1. The profile
    /// of the extension is that of RFC 8285.
    #[test]
    fn sources_extensions_and_padding_are_cut_off() {
        for sources in [0_u8, 1, 15] {
            for words in [None, Some(0_u8), Some(1), Some(2), Some(7)] {
                for padding in [None, Some(1_u8), Some(4)] {
                    let mut packet = HEADER.to_bytes().to_vec();
                    packet[0] |= sources;
                    packet.extend(vec![9; usize::from(sources) * 4]);
                    let mut decrypted = Vec::new();
                    if let Some(words) = words {
                        packet[0] |= EXTENSION_BIT;
                        packet.extend([0xbe, 0xde, 0, words]);
                        decrypted.extend(vec![8; usize::from(words) * 4]);
                    }
                    decrypted.extend([1, 2, 3]);
                    if let Some(padding) = padding {
                        packet[0] |= PADDING_BIT;
                        decrypted.extend(vec![0; usize::from(padding) - 1]);
                        decrypted.push(padding);
                    }
                    let layout = RtpLayout::read(&packet).unwrap();
                    assert_eq!(layout.unencrypted, packet.len());
                    assert_eq!(layout.header, HEADER);
                    assert_eq!(layout.payload(&decrypted), Some(&[1, 2, 3][..]));
                }
            }
        }
    }

    #[test]
    fn impossible_lengths_are_refused() {
        let mut packet = HEADER.to_bytes();
        assert_eq!(RtpLayout::read(&packet[..11]), None);
        packet[0] = 0x81;
        assert_eq!(RtpLayout::read(&packet), None);
        packet[0] = 0x90;
        assert_eq!(RtpLayout::read(&packet), None);
        packet[0] = 0x40;
        assert_eq!(RtpLayout::read(&packet), None);
        let layout = RtpLayout {
            header: HEADER,
            unencrypted: 12,
            extension: 4,
            has_padding: true,
        };
        for decrypted in [
            &[][..],
            &[1, 2, 3],
            &[1, 2, 3, 4],
            &[1, 2, 3, 4, 0],
            &[1, 2, 3, 4, 2],
        ] {
            assert_eq!(layout.payload(decrypted), None, "{decrypted:?}");
        }
        assert_eq!(layout.payload(&[1, 2, 3, 4, 1]), Some(&[][..]));
    }

    #[test]
    fn datagrams_are_told_apart() {
        let rtp = [&HEADER.to_bytes()[..], &[0]].concat();
        let mut marked = rtp.clone();
        marked[1] = 0xf8;
        let mut rtcp = rtp.clone();
        rtcp[1] = 201;
        let mut discovery = crate::wire::discovery_request(1);
        discovery[1] = 2;
        for (datagram, kind) in [
            (&rtp[..], DatagramKind::Rtp),
            (&marked, DatagramKind::Rtp),
            (&rtcp, DatagramKind::Rtcp),
            (&[0x81, 200, 0, 1], DatagramKind::Rtcp),
            (&[1, 0, 0, 0, 0, 0, 0, 0], DatagramKind::KeepAlive),
            (&discovery, DatagramKind::Discovery),
            (&rtp[..12], DatagramKind::Unknown),
            (&[], DatagramKind::Unknown),
            (&[0x40; 20], DatagramKind::Unknown),
        ] {
            assert_eq!(DatagramKind::of(datagram), kind, "{datagram:?}");
        }
    }
}
