//! What must be so before the handler of a command is called.
//!
//! - [`CommandCheck`] is a condition on the user and the place, [`CommandSite`] what is known of both.
//! - [`CooldownTable`] limits how often a command is used.

mod check;
mod cooldown;

pub use check::{CommandCheck, CommandSite, Unknown};
pub use cooldown::{Cooldown, CooldownScope, CooldownTable};
