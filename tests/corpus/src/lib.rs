//! How much of Discord's JSON the types of `discord-model` keep.
//!
//! Every text is read into the type that fits it, written back, and compared field by field. What does not come back is
//! lost, and named.

#![forbid(unsafe_code)]

mod compare;
mod folder;
mod kinds;
mod left_out;
mod report;
mod text;

pub use folder::check_folder;
pub use report::{Checked, Report};
pub use text::check_text;
