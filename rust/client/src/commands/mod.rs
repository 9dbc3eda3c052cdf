//! Bringing the commands an application has at Discord up to date with those it wants to have.
//!
//! - [`CommandSync`] says what to send, one request after the other.
//! - `compare` says whether a command already is as it is wanted, `text` how Discord stores texts.
//! - [`SyncMemory`] remembers what Discord answered, for what `compare` cannot know.
//! - [`RegisteredCommands`] are those that were registered.

mod compare;
mod memory;
mod registered;
mod sync;
mod text;

pub use memory::SyncMemory;
pub use registered::RegisteredCommands;
pub use sync::{CommandSync, SyncStep, check_commands};
pub use text::normalized_text;
