//! The HTTP API, awaitable.
//!
//! `methods` are what a script calls, `build` makes a request of what it gives, `requests` keeps those on their way, `complete`
//! ends them. `latest` is for what is said every frame, `pages` for lists that are fetched page by page, which
//! `page_lists` names.

mod build;
mod complete;
mod files;
mod images;
mod latest;
mod media;
mod methods;
mod page_lists;
mod pages;
mod request;
mod requests;
mod result;
pub mod texture;
mod then;
pub mod transfers;
mod unseen;

pub use build::request as build_request;
pub use complete::{
    complete_answer, complete_download, complete_known, complete_reply, tell_progress,
};
pub use methods::DiscordREST;
pub use request::DiscordRequest;
pub use requests::Requests;
pub use result::otherwise;
pub use then::{Explain, Next, Then};
