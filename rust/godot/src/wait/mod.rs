//! Waiting for what happens: once, with `wait_for`, or again and again, with a collector.
//!
//! Who waits, and how a wait ends, is decided in `discord_client::wait`. `start` begins a wait, `filter` is what it asks of an emission,
//! `notify` is what an emission does, `registry` holds those who wait and carries out what follows.

mod filter;
mod notify;
mod registry;
mod start;

pub use filter::Predicate;
pub use notify::notify;
pub use registry::WaitRegistry;
pub use start::{collect, interaction, interactions, one_interaction, wait_for};
