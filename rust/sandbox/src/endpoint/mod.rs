//! Interactions over HTTP: the sandbox sends them to the URL of an application instead of the gateway, as Discord does.
//!
//! The URL begins with `http://`; Discord requires HTTPS. One that begins with `https://` is stored, and has no effect.
//!
//! - `signature` has the key pairs of applications.
//! - `post` sends one signed request.
//! - `delivery` sends interactions and webhook events, and takes the responses; `check` checks a URL that is set.

mod check;
mod delivery;
mod post;
mod signature;

pub use check::verify_change;
pub use delivery::{Delivery, deliver_all};
pub use signature::public_key;
