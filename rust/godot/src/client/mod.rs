//! The node `DiscordClient`.

// First: the extension's macros hand what the other files need on by a macro of their own.
#[macro_use]
mod node;

mod asking;
mod commands;
mod lookup;
mod session;
mod shard;
mod signals;
mod waiting;
mod warnings;

pub use node::DiscordClient;
