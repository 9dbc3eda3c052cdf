//! Everything that can happen in the world, each with the events it causes. REST and actions both go through here, so a
//! message is a message whoever wrote it.

mod announcement;
mod audit;
mod auto_moderation;
mod channel;
mod event_exception;
mod group_dm;
mod guild;
mod interaction;
mod invite;
mod item;
mod join_request;
mod member;
mod mention;
mod message;
mod mixed_traffic;
mod poll;
mod presence;
mod purchase;
mod purge;
mod reaction;
mod role;
mod scheduled_event;
mod system_message;
mod thread;
mod user;
mod visibility;
mod voice;
mod webhook;

pub use announcement::CROSSPOSTED;
pub use interaction::{EPHEMERAL, NewInteraction};
pub use message::{Draft, LOADING, Upload};
pub use mixed_traffic::MixedTraffic;
pub use scheduled_event::{place, status};
