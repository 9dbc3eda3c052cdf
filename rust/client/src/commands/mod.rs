//! Synchronizes the application commands with the wanted ones.
//!
//! - [`CommandSync`] returns the requests to send, one after the other.
//! - `compare` compares a command with the existing one, `text` normalizes texts as Discord does.
//! - [`SyncMemory`] stores Discord's responses, for changes that `compare` cannot predict.
//! - [`RegisteredCommands`] are the registered commands.

mod compare;
mod memory;
mod registered;
mod sync;
mod text;

pub use memory::SyncMemory;
pub use registered::RegisteredCommands;
pub use sync::{CommandSync, SyncStep, check_commands};
pub use text::normalized_text;
