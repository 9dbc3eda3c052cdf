//! The route table: every endpoint, once. The notation is that of the `routes!` macro in `macros.rs`.
//!
//! The families are those of Discord's documentation. Each module also exports its entries as a macro (`message_routes!` and so on),
//! which passes them to a callback as tokens; [`all_routes!`](crate::all_routes) does so for every family. Endpoints that bots cannot
//! use are in [`removed`].

// Documentation is written for the class reference, where Godot resolves names such as [DiscordMessage].
#![allow(rustdoc::broken_intra_doc_links)]

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::Route;

pub mod application;
pub mod application_command;
pub mod application_identity;
pub mod audit_log;
pub mod auto_moderation;
pub mod ban;
pub mod channel;
pub mod emoji;
pub mod gateway;
pub mod guild;
pub mod guild_template;
pub mod integration;
pub mod interaction;
pub mod invite;
pub mod lobby;
pub mod member;
pub mod message;
pub mod monetization;
pub mod oauth2;
pub mod pin;
pub mod poll;
pub mod reaction;
pub mod removed;
pub mod role;
pub mod scheduled_event;
pub mod social_sdk;
pub mod soundboard;
pub mod sticker;
pub mod thread;
pub mod user;
pub mod voice;
pub mod webhook;

/// Generates the table of all families, the module `entries` with every endpoint under its name, and `all_routes!`, which calls a
/// macro with the endpoints of each family.
macro_rules! route_families {
    (($d:tt) $($family:ident $macro:ident,)+) => {
        /// All families, in the order of Discord's documentation.
        static FAMILIES: &[&[&Route]] = &[$($family::ALL),+];

        /// All endpoints, by their names.
        // The list of each family is not needed here.
        #[allow(ambiguous_glob_reexports)]
        pub mod entries {
            $(pub use super::$family::*;)+
        }

        /// Passes the endpoints of each family to the given macro, one family after the other.
        #[macro_export]
        macro_rules! all_routes {
            ($d callback:ident) => { $($crate::$macro! { $d callback })+ };
        }
    };
}

route_families! {
    ($)
    gateway gateway_routes,
    application application_routes,
    application_command application_command_routes,
    application_identity application_identity_routes,
    interaction interaction_routes,
    audit_log audit_log_routes,
    auto_moderation auto_moderation_routes,
    channel channel_routes,
    thread thread_routes,
    emoji emoji_routes,
    guild guild_routes,
    member member_routes,
    role role_routes,
    ban ban_routes,
    integration integration_routes,
    scheduled_event scheduled_event_routes,
    guild_template guild_template_routes,
    invite invite_routes,
    lobby lobby_routes,
    message message_routes,
    reaction reaction_routes,
    pin pin_routes,
    poll poll_routes,
    monetization monetization_routes,
    oauth2 oauth2_routes,
    social_sdk social_sdk_routes,
    soundboard soundboard_routes,
    sticker sticker_routes,
    user user_routes,
    voice voice_routes,
    webhook webhook_routes,
}

/// Every endpoint.
pub fn all() -> impl Iterator<Item = &'static Route> {
    FAMILIES.iter().copied().flatten().copied()
}

/// Returns the endpoint of this name.
pub fn find(name: &str) -> Option<&'static Route> {
    static BY_NAME: Lazy<HashMap<&str, &Route>> =
        Lazy::new(|| all().map(|route| (route.name, route)).collect());
    BY_NAME.get(name).copied()
}
