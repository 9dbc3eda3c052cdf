//! The server: from sockets to the REST API, the gateway, the images, and the sandbox's own interface.

mod control;
mod images;
mod listener;
mod log;
mod png;
mod serve;

pub use images::guild_badge;
pub use listener::{HttpListener, tls_acceptor};
pub use log::{RecordedFile, RecordedRequest, RequestLog};
pub use png::dimensions as png_dimensions;
pub use serve::serve;
