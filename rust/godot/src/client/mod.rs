//! The node `DiscordClient`.

// This module must be first: the extension's macros define a macro in it that the other modules use.
#[macro_use]
mod node;

mod allowed_mentions;
mod client_id;
mod commands;
mod gateway_requests;
mod lookup;
mod session;
mod shard;
mod signals;
mod text_commands;
mod voice;
mod wait;
mod warnings;

pub use node::DiscordClient;
pub use shard::{DiscordShard, shard_by_id};
