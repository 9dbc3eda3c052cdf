//! The HTTP API, awaitable.
//!
//! `methods` has the methods that a script calls. `build` builds a request from their arguments, `send` sends it,
//! `requests` has the pending requests, `complete` completes them, and `result` converts their results. `pages` fetches
//! lists page by page, and `page_lists` declares these lists. `files` and `media` are uploads; `transfers` copies
//! content that only the engine can access; `texture` creates textures from images. `over_http` sends responses to
//! interactions that were received over HTTP.

mod build;
mod complete;
mod files;
mod media;
mod methods;
mod over_http;
mod page_lists;
mod pages;
mod requests;
mod response;
mod result;
mod send;
mod settings;
mod shortcuts;
mod texture;
pub mod transfers;

pub use build::request as build_request;
pub use complete::{
    complete_download, complete_due, complete_gateway_requests, complete_reply, tell_progress,
};
pub use files::at_path as file_at_path;
pub use methods::DiscordREST;
pub use requests::Requests;
pub use result::fallback;
