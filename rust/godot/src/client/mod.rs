//! The node `DiscordClient`.

mod lookup;
mod node;
mod session;
mod warnings;

pub use node::DiscordClient;
