//! One bot: its connection, its requests and its mailbox, without Godot.
//!
//! A [`Client`] lives on the thread that owns the state. Everything else happens on the background runtime and comes back,
//! in order, through [`Client::receive`].

mod client;
pub mod commands;
mod config;
mod download;
mod events;
mod failure;
mod frame_budget;
mod gather;
mod identify_queues;
mod image;
pub mod interactions;
mod login;
mod mailbox;
mod network;
mod reply;
mod runtime;
mod tls;

pub use client::Client;
pub use config::Config;
pub use discord_gateway::{Activity, Command, Compression, SendError, Status, UpdatePresence};
pub use discord_rest::DEFAULT_MAX_RATE_LIMIT_WAIT;
pub use failure::{Failure, Kind};
pub use frame_budget::{FrameBudget, FrameTiming};
pub use gather::{Ask, Chunk, Gather, PutOff, Situation};
pub use image::{DecodedImage, MAX_IMAGE_PIXELS, MAX_IMAGE_SIDE};
pub use mailbox::{Inbound, RawEvent};
pub use reply::Reply;
pub use runtime::{discard, set_thread_start_hook, shutdown};
