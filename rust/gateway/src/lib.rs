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
//! talk over a `link`, and `runner` has one connection follow another. What they decide is in tables and small machines
//! of their own: `recovery`, the `heart` and `budget` of the protocol, `identify`.

mod command;
mod config;
mod connection;
mod handler;
mod identify;
mod link;
mod outbox;
mod protocol;
mod recovery;
mod runner;
mod session;
mod shard;
mod shared;
mod stop;

pub use command::members::{MAX_NONCE, MAX_USER_IDS, Members, RequestGuildMembers};
pub use command::presence::{Activity, Status, UpdatePresence};
pub use command::send_error::SendError;
pub use command::voice_state::UpdateVoiceState;
pub use command::{Command, MAX_PAYLOAD};
pub use config::{ShardConfig, Timeouts};
pub use handler::{Dispatch, Handler, Lifecycle, StopReason, Unread};
pub use identify::{IdentifyQueue, SessionStartLimit};
pub use link::compression::Compression;
pub use link::dial_error::DialError;
pub use link::dialer::{Dialer, Network};
pub use link::inflate::Inflater;
pub use link::inflate_error::InflateError;
pub use link::trust::{UntrustedUrl, check_gateway_url};
pub use recovery::disconnect::{Awaited, Disconnect};
pub use recovery::fatal::Fatal;
pub use session::Session;
pub use shard::Shard;
