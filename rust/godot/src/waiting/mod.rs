//! Waiting for what happens: once, with `wait_for`, or again and again, with a collector.
//!
//! `waiter` is one of those that wait, `filter` what they wait for, `open` who waits, `heard` what a signal does for them, `turn`
//! what time and the end of a login do, `collection` what a collector has got, `collector` its class, `begin` how it all starts.
//!
//! Every wait ends, once, and never inside the call that made it. No borrow of anything is held while a script runs.

mod begin;
mod collection;
mod collector;
mod filter;
mod heard;
mod limits;
mod message;
mod open;
mod turn;
mod waiter;

pub use begin::{collect, give_up, interaction, interactions, one_interaction, wait_for};
pub use collector::DiscordCollector;
pub use filter::Filter;
pub use heard::heard;
pub use open::Waiting;
pub use turn::turn;
