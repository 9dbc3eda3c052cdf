//! The HTTP API, awaitable.

mod build;
mod files;
mod image;
mod media;
mod methods;
mod request;
mod requests;
mod result;

pub use methods::DiscordREST;
pub use requests::{Requests, complete_answer, complete_download, complete_reply, tell_progress};
