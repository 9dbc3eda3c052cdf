//! What users do with the commands, components and modals of the bot, and the responses to it.
//!
//! Which response can be sent when, and which handler takes an interaction, is decided in `discord_client::interactions`.
//!
//! - `handlers` are the functions and executors that handle interactions; `dispatch` calls them, and looks after those that forget to
//!   answer.
//! - `initial_response` sends the initial response, `followup` what comes after it, `payload` makes the data of both; `prepared` sends
//!   requests, or holds them back while a response is on its way; `held` is what is held.
//! - `registry` is what is known of all of them.
//! - `executor` is a class that scripts extend to handle commands.

mod dispatch;
mod executor;
mod followup;
mod handlers;
mod held;
mod initial_response;
mod payload;
mod prepared;
mod registry;

pub use dispatch::{dispatch, process_frame};
pub use followup::follow_up;
pub use handlers::{Handler, scope_of};
pub use initial_response::{respond, respond_with_endpoint, show_modal_and_wait};
pub use registry::Interactions;
