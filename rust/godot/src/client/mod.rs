//! The node `DiscordClient`.

// First: the extension's macros hand what the other files need on by a macro of their own.
#[macro_use]
mod node;

mod commands;
mod gateway_requests;
mod lookup;
mod session;
mod shard;
mod signals;
mod wait;
mod warnings;

pub use node::DiscordClient;
