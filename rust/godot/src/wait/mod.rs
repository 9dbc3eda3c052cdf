//! Waits for signals: once, with `wait_for`, or repeatedly, with a collector.
//!
//! `discord_client::wait` has the state of waits, and decides how they end. `start` starts a wait, `filter` has its
//! conditions, `notify` handles an emission, and `registry` has the waits and performs the effects.

mod filter;
mod notify;
mod registry;
mod start;

pub use filter::Predicate;
pub use notify::notify;
pub use registry::WaitRegistry;
pub use start::{collect, interaction, interactions, one_interaction, wait_for};
