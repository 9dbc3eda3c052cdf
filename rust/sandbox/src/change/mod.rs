//! Everything that can happen in the world, each with the events it causes. REST and actions both go through here, so a
//! message is a message whoever wrote it.

mod channel;
mod guild;
mod member;
mod mention;
mod message;
mod presence;
mod reaction;
mod role;
mod thread;
mod user;
mod voice;

pub use message::{Draft, Upload};
