//! RTP packets as the voice server reads and writes them (RFC 3550, section 5.1).

/// The payload type of Opus.
const OPUS: u8 = 120;

/// What the server puts before the sound of each packet: the beginning of a header extension, which is not encrypted, and its body, which
/// is. Discord's servers add such extensions, too.
const EXTENSION: [u8; 4] = [0xbe, 0xde, 0, 1];
const EXTENSION_BODY: [u8; 4] = [0x10, 0xff, 0, 0];

/// The fields that a listener needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RtpFields {
    pub marker: bool,
    pub sequence: u16,
    pub timestamp: u32,
    pub ssrc: u32,
}

/// A packet of a client, as far as it is not encrypted.
pub struct ReceivedRtp {
    pub fields: RtpFields,
    /// How many bytes at the beginning are not encrypted.
    pub header_length: usize,
    /// How many bytes of the decrypted rest are the body of the header extension.
    extension: usize,
    has_padding: bool,
}

impl ReceivedRtp {
    /// Reads the header of a packet of sound. `None` if it is something else.
    pub fn read(packet: &[u8]) -> Option<ReceivedRtp> {
        let (&[first, second, s0, s1, t0, t1, t2, t3, c0, c1, c2, c3], rest) =
            packet.split_first_chunk()?;
        if first >> 6 != 2 || second & 0x7f != OPUS {
            return None;
        }
        let sources = usize::from(first & 0xf) * 4;
        let mut header_length = 12 + sources;
        let mut extension = 0;
        if first & 0x10 != 0 {
            let &[_, _, high, low] = rest.get(sources..)?.first_chunk()?;
            extension = usize::from(u16::from_be_bytes([high, low])) * 4;
            header_length += 4;
        }
        Some(ReceivedRtp {
            fields: RtpFields {
                marker: second & 0x80 != 0,
                sequence: u16::from_be_bytes([s0, s1]),
                timestamp: u32::from_be_bytes([t0, t1, t2, t3]),
                ssrc: u32::from_be_bytes([c0, c1, c2, c3]),
            },
            header_length,
            extension,
            has_padding: first & 0x20 != 0,
        })
    }

    /// The sound in what was decrypted.
    pub fn sound<'a>(&self, decrypted: &'a [u8]) -> Option<&'a [u8]> {
        let sound = decrypted.get(self.extension..)?;
        if !self.has_padding {
            return Some(sound);
        }
        let padding = usize::from(*sound.last()?);
        sound.get(..sound.len().checked_sub(padding)?)
    }
}

/// The header of a packet for a listener, and what is to be encrypted behind it.
pub fn packet(fields: RtpFields, sound: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut header = vec![0x90, OPUS | u8::from(fields.marker) << 7];
    header.extend(fields.sequence.to_be_bytes());
    header.extend(fields.timestamp.to_be_bytes());
    header.extend(fields.ssrc.to_be_bytes());
    header.extend(EXTENSION);
    (header, [&EXTENSION_BODY, sound].concat())
}
