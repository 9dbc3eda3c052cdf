//! A simulated Discord on loopback: guilds and users, a REST API that changes them, a gateway that sends events, and
//! faults on demand. It follows Discord's documentation and shares nothing with the client it is there to test.
//!
//! ```
//! use discord_sandbox::{Config, Sandbox, SendMessage};
//!
//! let sandbox = Sandbox::start(Config::default())?;
//! println!("A bot logs in at {} with {}", sandbox.url(), sandbox.bot_token());
//! sandbox.act(SendMessage {
//!     channel: "general".into(),
//!     author: "basil".into(),
//!     content: "Hello!".to_owned(),
//!     ..SendMessage::default()
//! })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![forbid(unsafe_code)]

mod action;
mod change;
mod config;
mod endpoint;
mod fault;
mod gateway;
mod http;
mod id;
mod json;
mod rest;
mod sandbox;
mod seed;
mod state;
mod time;
mod voice;
mod world;

pub use action::*;
pub use config::{Config, LimitMode, Preset, Tls, VoiceMode};
pub use fault::Scope;
pub use http::{RecordedFile, RecordedRequest};
pub use id::{Id, Key};
pub use rest::LimitRule;
pub use sandbox::Sandbox;
pub use voice::CallFault;
