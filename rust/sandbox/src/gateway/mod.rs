//! The gateway: sockets, sessions and who is told what.

mod channel_info;
mod close;
mod closed_socket;
mod codec;
mod commands;
mod connection;
mod cut;
mod event;
mod hub;
mod identify;
mod intents;
mod link;
mod members;
mod receive;
mod resume;
mod session;
mod upgrade;
mod writer;

pub use close::Close;
pub use event::Event;
pub use hub::Hub;
pub use intents::PRIVILEGED;
pub use link::{Out, Tampering};
pub use upgrade::{Wishes, upgrade};
