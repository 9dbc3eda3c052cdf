//! The client against a server on loopback.

// Clippy does not recognize the helpers of tests as test code.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bearer;
mod connections;
mod errors;
mod flood;
mod kinds;
mod order;
mod proxy;
mod rate_limits;
mod retries;
mod support;
mod unauthorized;
mod unknown_webhooks;
mod wire;
