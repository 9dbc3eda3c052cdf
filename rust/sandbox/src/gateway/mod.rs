//! The gateway: sockets, sessions and who is told what.

mod channel_info;
mod close;
mod closed_socket;
mod codec;
mod commands;
mod connection;
mod cuttable_stream;
mod event;
mod identify;
mod intents;
mod members;
mod receive;
mod resume;
mod session;
mod session_registry;
mod socket;
mod upgrade;
mod writer;

pub use close::Close;
pub use event::Event;
pub use intents::PRIVILEGED;
pub use session_registry::SessionRegistry;
pub use socket::{SocketCommand, Tampering};
pub use upgrade::{UpgradeQuery, upgrade};
