//! What Discord says: ids, intents, permissions, entities and events, with a decoding that never loses more than the
//! field it cannot read. Data only; no I/O.

#![allow(
    rustdoc::broken_intra_doc_links,
    reason = "definitions are documented for Godot, and link to its classes"
)]

mod codes;
pub mod constants;
pub mod decode;
mod encode;
pub mod entities;
mod entity;
pub mod events;
mod flat;
pub mod heap;
mod id;
mod map;
mod mention;
mod names;
mod present;
mod rgb;
mod secret;
mod stated;
mod timestamp;
mod token;
mod token_mistake;
mod user_agent;
mod word;

pub use constants::*;
pub use encode::Encode;
pub use entities::*;
pub use entity::{Entity, Fields, Patch};
pub use events::Event;
pub use flat::Flat;
pub use heap::Heap;
pub use id::Id;
pub use map::{IdMap, TextMap};
pub use mention::MentionedUser;
pub use present::PresentFields;
pub use rgb::Rgb;
pub use secret::Secret;
pub use stated::Stated;
pub use timestamp::{Timestamp, UnixMillis};
pub use token::Token;
pub use token_mistake::{TOKEN_SHAPE, TokenMistake};
pub use user_agent::USER_AGENT;
pub use word::Word;
