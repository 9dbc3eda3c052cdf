//! Discord's HTTP API: the table of its endpoints, the check of arguments, the rate limiter and the client.
//!
//! ```text
//! Arguments → Route::request (check, build) → Request → Rest::send → Limiter → HTTP → Response
//! ```
//!
//! - [`routes`](mod@routes) is the table: every endpoint, once, as data, with its documentation.
//! - [`schema`] has the types of the table, and checks arguments against them before anything is sent.
//! - [`Rest`] sends requests when Discord's limits permit it, retries them if that is safe, and returns errors with
//!   remedies.

#![forbid(unsafe_code)]

#[macro_use]
#[path = "routes/macros.rs"]
mod macros;

mod authorization;
mod config;
mod default_mentions;
mod error;
mod error_body;
mod extra_headers;
mod field_error;
mod limiter;
pub mod objects;
mod paginator;
mod payload;
mod raw;
mod recent_set;
mod remedy;
mod request;
mod response;
mod rest;
mod retry;
pub mod routes;
pub mod schema;
mod stats;
mod transport;
pub mod upload;
mod verification;
mod webhook_url;

pub use authorization::Bearer;
pub use config::{Config, ConfigError, DEFAULT_MAX_RATE_LIMIT_WAIT, api_base};
pub use error::{Error, ErrorKind};
pub use field_error::FieldError;
pub use limiter::WaitsFor;
pub use limiter::sequence::{RequestSequencer, SequenceSlot};
pub use paginator::{PageDirection, PageKey, Paginator};
pub use payload::UploadProgress;
pub use raw::RawRequest;
pub use request::{File, Request, RequestSettings};
pub use response::Response;
pub use rest::Rest;
pub use schema::{ArgumentError, Arguments, Route};
pub use stats::Stats;
pub use webhook_url::{WebhookUrl, WebhookUrlError};
