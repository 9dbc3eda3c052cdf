//! Interactions with the commands, components and modals of the bot, and the responses to them.
//!
//! `discord_client::interactions` decides which response can be sent when, and which handler is called.
//!
//! - `handlers` are the functions and executors that handle interactions; `dispatch` calls them, and defers or reports
//!   interactions without a response.
//! - `initial_response` sends the initial response, `followup` sends follow-ups, `payload` builds the data of both;
//!   `prepared` sends requests, or holds them back while a response is pending; `held` has the types of requests that
//!   are held back.
//! - `over_http` has the HTTP requests of interactions that were received over HTTP.
//! - `registry` is the state of all interactions of a client.
//! - `executor` is a class that scripts extend to handle commands.

mod dispatch;
mod executor;
mod followup;
mod handlers;
mod held;
mod initial_response;
mod over_http;
mod payload;
mod prepared;
mod registry;

pub use dispatch::{dispatch, process_frame};
pub use followup::follow_up;
pub use handlers::{Handler, method, scope_of};
pub use initial_response::{respond, respond_with_endpoint, show_modal_and_wait};
pub use registry::Interactions;
