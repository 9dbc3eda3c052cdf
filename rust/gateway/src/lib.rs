//! A client of Discord's gateway: one tokio task for each shard, which connects, identifies, sends heartbeats, resumes, inflates, and
//! passes events to a handler without reading their payloads.
//!
//! ```no_run
//! # use std::sync::Arc;
//! use discord_gateway::{Dispatch, Handler, Lifecycle, NetworkDialer, Shard, ShardConfig};
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
//! let mut shard = Shard::spawn(config, NetworkDialer::new(tls), Printer);
//! shard.stopped().await;
//! # }
//! ```
//!
//! From the inside out: `protocol` is the protocol of the gateway as a state machine without I/O, `connection` runs it
//! on a socket of `transport`, and `runner` opens one connection after the other. Their rules are in tables and state
//! machines without I/O: `recovery`, `protocol::heartbeat`, `protocol::budget` and `identify`.

#![forbid(unsafe_code)]

mod command;
mod command_queue;
mod config;
mod connection;
mod handler;
mod identify;
mod identify_properties;
mod protocol;
mod reconnect;
mod recovery;
mod runner;
mod session;
mod shard;
mod shared;
mod stop;
mod transport;

pub use command::members::{MAX_NONCE, MAX_USER_IDS, Members, RequestGuildMembers};
pub use command::presence::{Activity, Status, UpdatePresence};
pub use command::raw::RawCommand;
pub use command::send_error::SendError;
pub use command::voice_state::UpdateVoiceState;
pub use command::{Command, MAX_PAYLOAD};
pub use config::{ShardConfig, Timeouts};
pub use handler::{Dispatch, Handler, Lifecycle, StopReason, UndecodedEvent};
pub use identify::{IdentifyQueue, SessionStartLimit};
pub use identify_properties::IdentifyProperties;
pub use reconnect::ReconnectRequest;
pub use recovery::disconnect::{Awaited, Disconnect};
pub use recovery::fatal::Fatal;
pub use session::Session;
pub use shard::Shard;
pub use transport::compression::Compression;
pub use transport::dial_error::DialError;
pub use transport::dialer::{Dialer, NetworkDialer};
pub use transport::inflate::Inflater;
pub use transport::inflate_error::{DEFAULT_MAX_MESSAGE_BYTES, InflateError};
pub use transport::proxy::{Proxies, ProxyUrlError};
pub use transport::trust::{UntrustedUrl, check_gateway_url};
