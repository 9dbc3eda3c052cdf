//! The HTTP API, awaitable.
//!
//! `methods` are what a script calls, `build` makes a request of what it gives, `send` sends it, `requests` keeps those on their way,
//! `complete` ends them, `result` is what a script gets. `pages` are lists that are fetched page by page, which `page_lists` names.
//! `files` and `media` are uploads, of which `transfers` are what only the engine can give; `texture` makes textures of images.

mod build;
mod complete;
mod files;
mod media;
mod methods;
mod page_lists;
mod pages;
mod requests;
mod result;
mod send;
mod texture;
pub mod transfers;

pub use build::request as build_request;
pub use complete::{
    complete_download, complete_due, complete_gateway_requests, complete_reply, tell_progress,
};
pub use methods::DiscordREST;
pub use requests::Requests;
pub use result::fallback;
