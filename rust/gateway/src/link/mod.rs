//! The way to the gateway and the bytes on it: dialling, WebSocket, compression.

mod buffer;
pub(crate) mod compression;
pub(crate) mod dial_error;
pub(crate) mod dialer;
pub(crate) mod endpoint;
pub(crate) mod inflate;
pub(crate) mod inflate_error;
pub(crate) mod trust;
pub(crate) mod wire;
mod zlib;
mod zstd;
