//! The node `DiscordClient`.

// This module must be first: the extension's macros define a macro in it that the other modules use.
#[macro_use]
mod node;

mod commands;
mod gateway_requests;
mod lookup;
mod session;
mod shard;
mod signals;
mod text_commands;
mod wait;
mod warnings;

pub use node::DiscordClient;
