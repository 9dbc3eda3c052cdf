//! Whether what is sent is what Discord's specification says.
//!
//! ```text
//! Route → samples → Route::request → Rest → a server on loopback → Recorded → check against the operation → Report
//! ```
//!
//! - [`Spec`] reads any copy of Discord's OpenAPI file, and says which operations are for bots.
//! - [`samples`](samples::of) makes arguments for an entry of the route table, from its kinds alone.
//! - [`send`](send::everything) sends them and records what arrives. A recording made elsewhere, by the sandbox, does as well.
//! - [`ranges`] holds the limits of the route table against those of the specification.
//! - [`Reduced`] is what the sandbox reads of it: the schemas of bodies.
//! - [`check`](check::everything) holds each request against its operation, and says what none was seen of.

#![forbid(unsafe_code)]

mod amend;
mod bots;
pub mod check;
mod mark;
pub mod methods;
pub mod ranges;
mod recorded;
mod reduce;
mod report;
pub mod samples;
pub mod send;
mod spec;
mod strict;

pub use recorded::{Recorded, RecordedFile, Sent};
pub use reduce::Reduced;
pub use report::Report;
pub use samples::Sample;
pub use spec::Spec;
