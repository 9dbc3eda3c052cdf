//! Discord's HTTP API: the table of its endpoints, the check of arguments, the rate limiter and the client.

#[macro_use]
#[path = "routes/macros.rs"]
mod macros;

mod limiter;
mod request;
pub mod routes;
pub mod schema;
pub mod shapes;

pub use request::{File, Request};
pub use schema::{ArgumentError, Arguments, Route};
