//! Waiting for signals: once, or again and again with a collector.
//!
//! [`Waits`] is a state machine: every call changes it, and what follows is returned as [`WaitEffect`]s, which are carried out with
//! no borrow held. Every wait ends, once, and never inside the call that made it.

mod collected;
mod effect;
mod limits;
mod timeout;
mod waits;

#[cfg(test)]
mod tests;

pub use effect::{EndReason, WaitEffect};
pub use limits::{CollectorLimits, MAX_COLLECTED};
pub use waits::Waits;
