//! A voice server: the voice gateway, versions 4 and 8, over TLS, and RTP over UDP. It follows Discord's documentation and shares nothing with
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
mod network_faults;
mod receive;
mod report;
mod rtp;
mod running;
mod server;
mod session;
mod speaker;
mod udp;
mod version;

pub use close::DISCONNECTED;
pub use dave::CallFault;
pub use listener::serve;
pub use network_faults::NetworkFaults;
pub use running::Starter;
pub use server::VoiceServer;
pub use session::SocketCommand;
pub use speaker::{Manner, Sound, Speaker, read_wav};
