//! Waits for signals: once, or repeatedly with a collector.
//!
//! [`Waits`] is a state machine: every call changes it, and returns the effects as [`WaitEffect`]s, which are performed
//! while nothing is borrowed. Every wait ends once, and never inside the call that started it.

mod collected;
mod effect;
mod limits;
mod timeout;
mod waits;

#[cfg(test)]
mod tests;

pub use effect::{EndReason, WaitEffect};
pub use limits::{CollectorLimits, MAX_COLLECTED};
pub(crate) use timeout::deadline_after;
pub use waits::Waits;
