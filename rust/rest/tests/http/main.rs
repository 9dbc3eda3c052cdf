//! The client against a server on loopback.

// Helpers of tests, which clippy does not take for tests.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod flood;
mod kinds;
mod order;
mod proxy;
mod support;
mod trouble;
mod wire;
