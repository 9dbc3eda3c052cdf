//! The pending requests of a client and related state, without Godot.
//!
//! `pending` has the pending requests, `continuation` is the next step of a request, `coalesce` is for requests that a
//! game repeats every frame, `shared` for those of which several calls receive the result, `completion_waits` waits until
//! no request is pending, `image_cache` keeps the most recently loaded images, `unawaited_results` keeps results for scripts that await them later, and `last_error` and
//! `unseen_failures` make sure that every failure is visible.

mod coalesce;
mod completion_waits;
mod continuation;
mod image_cache;
mod last_error;
mod pending;
mod reported_upload;
mod shared;
mod unawaited_results;
mod unseen_failures;

pub use coalesce::{Coalesced, Coalescer};
pub use completion_waits::CompletionWaits;
pub use continuation::{Continuation, ErrorContext, Step};
pub use image_cache::ImageCache;
pub use last_error::LastError;
pub use pending::{PendingRequest, PendingRequests};
pub use reported_upload::ReportedUpload;
pub use shared::SharedRequests;
pub use unawaited_results::{ClaimedResults, UnawaitedResults};
pub use unseen_failures::{FailureReport, UnseenFailure, UnseenFailures};
