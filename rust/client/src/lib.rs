//! One bot: its connection, its requests and its event queue, without Godot.
//!
//! A [`Client`] is used on the thread that owns the state. Everything else runs on the background runtime, and its
//! results are returned, in order, by [`Client::receive`].

#![forbid(unsafe_code)]

mod client;
mod client_error;
pub mod command_checks;
pub mod commands;
mod config;
mod connection;
mod direct_messages;
mod download;
mod event_queue;
mod frame_budget;
mod gateway_requests;
mod gateway_settings;
mod identify_queues;
mod image;
mod injector;
pub mod interactions;
pub mod interactions_endpoint;
mod login;
mod network;
mod packet;
mod proxy_settings;
mod readiness;
mod reply;
pub mod requests;
mod running_shards;
mod runtime;
mod saved_session;
mod shard_handler;
mod shard_set;
mod shard_settings;
pub mod text_commands;
mod tls;
pub mod voice;
pub mod wait;
mod whole_response;

pub use client::{Client, HttpResponse};
pub use client_error::{ClientError, ClientErrorKind};
pub use config::Config;
pub use connection::{
    BotConnection, LoginEffect, LoginSettings, PostponedEvent, ShardDisconnect, ShardDisconnects,
};
pub use direct_messages::DirectMessages;
pub use discord_gateway::{
    Activity, Command, Compression, RawCommand, ReconnectRequest, SendError, Status, UpdatePresence,
};
pub use discord_rest::DEFAULT_MAX_RATE_LIMIT_WAIT;
pub use event_queue::{ClientEvent, RawEvent};
pub use frame_budget::{FrameBudget, FrameTiming};
pub use gateway_requests::{Chunk, GatewayRequest, GatewayRequests, RateLimited, RequestContext};
pub use gateway_settings::GatewaySettings;
pub use image::{DecodedImage, MAX_IMAGE_PIXELS, MAX_IMAGE_SIDE};
pub use injector::InjectedEvent;
pub use proxy_settings::ProxySettings;
pub use readiness::{Readiness, Ready};
pub use reply::Reply;
pub use running_shards::ShardStatus;
pub use runtime::{discard, run_in_background, set_thread_start_hook, shutdown};
pub use saved_session::SavedSession;
pub use shard_set::{BotChange, ShardChange, ShardSet, ShardState, shard_of_guild};
pub use shard_settings::{MAX_SHARDS, ShardSettings};
pub use tls::{Certificate, certificates_from_pem};
pub use whole_response::{ResponseBody, WholeResponse};
