//! The route table: every endpoint, once. The notation is that of the `routes!` macro in `macros.rs`.
//!
//! Families are those of Discord's documentation. Each module exports its entries a second time as a macro
//! (`message_routes!` and so on), which hands them to a callback as tokens.

// Documentation is written for the class reference, where Godot resolves names such as [DiscordMessage].
#![allow(rustdoc::broken_intra_doc_links)]

pub mod channel;
pub mod gateway;
pub mod guild;
pub mod message;
pub mod reaction;
pub mod user;

use crate::Route;

/// All families, in the order of Discord's documentation.
static FAMILIES: [&[&Route]; 6] = [
    gateway::ALL,
    channel::ALL,
    guild::ALL,
    message::ALL,
    reaction::ALL,
    user::ALL,
];

/// Every endpoint.
pub fn all() -> impl Iterator<Item = &'static Route> {
    FAMILIES.into_iter().flatten().copied()
}

/// The endpoint of this name.
pub fn find(name: &str) -> Option<&'static Route> {
    all().find(|route| route.name == name)
}
