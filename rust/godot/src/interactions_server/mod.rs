//! Interactions over HTTP, for bots without a connection to the gateway.
//!
//! - `node` is the class of the node, and its properties.
//! - `running` is the state of a node that scripts cannot see, and the list of all nodes.
//! - `process` runs once per frame: it starts servers, dispatches their interactions, and emits their signals.

mod node;
mod process;
mod running;

pub use process::process_frame;
