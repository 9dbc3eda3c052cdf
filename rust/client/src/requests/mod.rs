//! The requests of a client that are on their way, and what is remembered of them, without Godot.
//!
//! `pending` are those on their way, `continuation` is what follows one before the script hears of it, `coalesce` is for what a game
//! says every frame, `image_cache` keeps the images loaded last, `last_error` and `unseen_failures` see that no failure goes unnoticed.

mod coalesce;
mod continuation;
mod image_cache;
mod last_error;
mod pending;
mod reported_upload;
mod unseen_failures;

pub use coalesce::{Coalesced, Coalescer};
pub use continuation::{Continuation, ErrorContext, Step};
pub use image_cache::ImageCache;
pub use last_error::LastError;
pub use pending::{PendingRequest, PendingRequests};
pub use reported_upload::ReportedUpload;
pub use unseen_failures::{FailureReport, UnseenFailure, UnseenFailures};
