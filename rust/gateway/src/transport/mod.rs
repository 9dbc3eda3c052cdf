//! Connections to the gateway: dialing, WebSocket, compression.

mod buffer;
pub(crate) mod compression;
pub(crate) mod dial_error;
pub(crate) mod dialer;
pub(crate) mod endpoint;
pub(crate) mod inflate;
mod inflate_ahead;
pub(crate) mod inflate_error;
pub(crate) mod proxy;
pub(crate) mod socket;
pub(crate) mod trust;
mod tunnel;
mod zlib;
mod zstd;
