//! Everything that can happen in the world, each with the events it causes. REST and actions both go through here, so a
//! message is a message whoever wrote it.

mod announcement;
mod audit_log;
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

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::{Value, json};

pub use announcement::CROSSPOSTED;
pub use interaction::EPHEMERAL;
pub use message::{Draft, LOADING, REPLY, Upload};
pub use mixed_traffic::MixedTraffic;
pub use scheduled_event::{place, status};

use crate::gateway::Event;
use crate::id::{Id, SnowflakeGenerator, random_text, unix_ms};
use crate::json::{
    change, entries, field, fields_of, fill, ids, ids_of_objects, object, overlay, pick, set,
    set_some, without,
};
use crate::state::State;
use crate::time::{iso, read_iso};
use crate::world::*;
