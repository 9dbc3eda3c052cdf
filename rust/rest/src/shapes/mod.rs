//! The objects that bodies hold, with Discord's limits.

mod allowed_mentions;
mod attachment;
mod embed;
pub(crate) mod message;
mod poll;

pub use allowed_mentions::ALLOWED_MENTIONS;
pub use attachment::ATTACHMENT;
pub use embed::EMBED;
pub use message::{CLIENT_THEME, MESSAGE_REFERENCE};
pub use poll::POLL;
