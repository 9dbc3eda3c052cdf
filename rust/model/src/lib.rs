//! The data of Discord's API: ids, intents, permissions, entities and events. Decoding loses no more than the fields
//! that it cannot read. This crate does no I/O.

#![forbid(unsafe_code)]
#![allow(
    rustdoc::broken_intra_doc_links,
    reason = "definitions are documented for Godot, and link to its classes"
)]

mod constant_macros;
pub mod constants;
pub mod decode;
mod encode;
pub mod entities;
mod entity;
pub mod events;
mod field_names;
mod flattened_list;
pub mod heap_size;
mod id;
mod image_path;
mod map;
mod mention;
mod null_flag;
mod present;
mod rgb;
mod secret;
mod small_str;
mod snowflake;
pub mod text;
mod timestamp;
mod token;
mod token_mistake;
mod user_agent;

pub use constants::*;
pub use encode::Encode;
pub use entities::*;
pub use entity::{Entity, Fields, Patch, bit_of};
pub use events::Event;
pub use flattened_list::FlattenedList;
pub use heap_size::HeapSize;
pub use id::Id;
pub use image_path::ImagePath;
pub use map::{IdMap, TextMap};
pub use mention::MentionedUser;
pub use null_flag::NullFlag;
pub use present::PresentFields;
pub use rgb::Rgb;
pub use secret::Secret;
pub use small_str::{ImageHash, ShortName, SmallStr};
pub use timestamp::{Timestamp, UnixMillis};
pub use token::Token;
pub use token_mistake::{TOKEN_SHAPE, TokenMistake};
pub use user_agent::USER_AGENT;
