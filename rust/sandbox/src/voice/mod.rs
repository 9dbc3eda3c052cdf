//! A voice server: the voice gateway, version 8, over TLS, and RTP over UDP. It follows Discord's documentation and shares nothing with
//! the client it is there to test.

mod certificate;
mod cipher;
mod close;
mod connection;
mod control;
mod dave;
mod group_calls;
mod listener;
mod media;
mod network;
mod receive;
mod report;
mod rtp;
mod server;
mod session;
mod tone;
mod udp;

pub use certificate::Certificate;
pub use close::{CALL_TERMINATED, DISCONNECTED};
pub use group_calls::pool;
pub use listener::{VoiceSockets, serve};
pub use network::NetworkFaults;
pub use server::VoiceServer;
pub use session::SocketCommand;
pub use tone::Tone;
