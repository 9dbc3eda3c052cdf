//! Discord's end-to-end encryption, the DAVE protocol.
//!
//! [Protocol whitepaper](https://daveprotocol.com)

mod frame;
mod group;
mod message;
#[cfg(test)]
pub(crate) mod tests;
mod worker;

pub use self::frame::{SILENCE, looks_encrypted};
pub use self::group::{DaveGroup, FrameError, Protection};
pub use self::message::{DaveMessage, DaveReply};
pub use self::worker::{DaveWorker, WorkerError};

/// The highest version of the protocol that is supported.
pub const PROTOCOL_VERSION: u16 = 1;
