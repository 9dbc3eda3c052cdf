//! What is sent and received over UDP: IP discovery, RTP, and its encryption.

mod cipher;
mod discovery;
mod opener;
mod replay;
mod rtp;

pub use self::cipher::{CipherError, PacketCipher};
pub use self::discovery::{
    DISCOVERY_LENGTH, Discovery, DiscoveryStep, discovery_request, discovery_response,
};
pub use self::opener::{Dropped, Opened, PacketOpener};
pub use self::replay::ReplayWindow;
pub use self::rtp::{DatagramKind, HEADER_LENGTH, OPUS_PAYLOAD_TYPE, RtpHeader, RtpLayout};

/// The longest datagram that is received: more than any network between Discord and the client carries in one piece.
pub const MAX_DATAGRAM: usize = 2048;
