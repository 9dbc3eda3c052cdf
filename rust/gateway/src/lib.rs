//! Discord's gateway: one tokio task for each shard, which connects, identifies, beats, resumes and inflates, and hands
//! out events as they came. It knows nothing of what is in them.
//!
//! ```no_run
//! # use std::sync::Arc;
//! use discord_gateway::{Dispatch, Handler, Lifecycle, Network, Shard, ShardConfig};
//! use discord_model::Token;
//!
//! struct Printer;
//!
//! impl Handler for Printer {
//!     fn dispatch(&mut self, event: Dispatch<'_>) {
//!         println!("{} {}", event.name, event.data);
//!     }
//!     fn lifecycle(&mut self, change: Lifecycle) {
//!         println!("{change:?}");
//!     }
//! }
//!
//! # async fn example(tls: Arc<rustls::ClientConfig>, url: url::Url) {
//! let config = ShardConfig::new(Token::new("…"), 1 << 0 | 1 << 9, url);
//! let mut shard = Shard::spawn(config, Network::new(tls), Printer);
//! shard.stopped().await;
//! # }
//! ```
//!
//! From the inside out: `protocol` is the gateway's protocol as a machine without input or output, `connection` lets it
//! talk over a `wire`, and `runner` has one connection follow another. What they decide is in tables and small machines
//! of their own: `recovery`, `tries`, `budget`, `heart`, `identify`.

mod budget;
mod command;
mod compression;
mod config;
mod connection;
mod dial_error;
mod dialer;
mod disconnect;
mod endpoint;
mod envelope;
mod fatal;
mod handler;
mod handshake;
mod heart;
mod identify;
mod inflate;
mod members;
mod opcode;
mod outbox;
mod presence;
mod protocol;
mod recovery;
mod runner;
mod send_error;
mod session;
mod shard;
mod shared;
mod snowflake;
mod stop;
mod tries;
mod voice_state;
mod window;
mod wire;
mod zlib;

pub use command::{Command, MAX_PAYLOAD};
pub use compression::Compression;
pub use config::{ShardConfig, Timeouts};
pub use dial_error::DialError;
pub use dialer::{Dialer, Network};
pub use disconnect::{Awaited, Disconnect};
pub use fatal::Fatal;
pub use handler::{Dispatch, Handler, Lifecycle, StopReason};
pub use identify::{IdentifyQueue, SessionStartLimit};
pub use inflate::InflateError;
pub use members::{MAX_NONCE, MAX_USER_IDS, Members, RequestGuildMembers};
pub use presence::{Activity, Status, UpdatePresence};
pub use send_error::SendError;
pub use session::Session;
pub use shard::Shard;
pub use voice_state::UpdateVoiceState;
