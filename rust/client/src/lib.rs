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
mod readiness;
mod reply;
mod running_shards;
mod runtime;
mod shard_set;
mod shard_settings;
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
pub use readiness::Readiness;
pub use reply::Reply;
pub use running_shards::ShardStatus;
pub use runtime::{discard, set_thread_start_hook, shutdown};
pub use shard_set::{BotChange, ShardChange, ShardSet, ShardState, shard_of_guild};
pub use shard_settings::{MAX_SHARDS, ShardSettings};
