//! The endpoint for interactions over HTTP, with which a bot needs no connection to the gateway.
//!
//! - [`EndpointSettings`] checks the settings, [`PublicKey`] verifies that a request is from Discord.
//! - `request` decides what a request asks for, and what is wrong with it, without I/O.
//! - [`InteractionsEndpoint`] is the HTTP server. It responds to pings itself, and passes interactions on as
//!   [`EndpointEvent`]s, each with the [`HttpResponder`] of its HTTP request.

mod public_key;
mod request;
mod responder;
mod server;
mod settings;
#[cfg(test)]
mod vectors;

pub use public_key::PublicKey;
pub use request::{EndpointRequest, Rejection, WebhookEvent, read_request};
pub use responder::HttpResponder;
pub use server::{EndpointEvent, InteractionsEndpoint};
pub use settings::EndpointSettings;
