//! What each route does, by what it is about.

pub mod applications;
pub mod audit_log;
pub mod auto_moderation;
pub mod bans;
pub mod channels;
pub mod commands;
pub mod emojis;
pub mod gateway;
pub mod guilds;
pub mod identities;
pub mod interaction_messages;
pub mod interactions;
pub mod invites;
pub mod lobbies;
pub mod members;
pub mod message_search;
pub mod messages;
pub mod onboarding;
pub mod partner_sdk;
pub mod pins;
pub mod purchases;
pub mod reactions;
pub mod roles;
pub mod scheduled_events;
pub mod sounds;
pub mod stages;
pub mod stickers;
pub mod templates;
pub mod thread_lists;
pub mod threads;
pub mod users;
pub mod voice;
pub mod webhook_messages;
pub mod webhooks;
pub mod widget;

use serde_json::{Value, json};

use super::call::Call;
use super::error::{ApiError, Outcome};
use super::field_errors::*;
use super::form_errors::{FormErrors, check, hash_image};
use super::response::{Created, RestResponse};
use super::{items, message_draft};
use crate::change::*;
use crate::id::{Id, unix_ms};
use crate::json::{
    entries, field, fields_of, ids, is_named, object, only, overlay, pick, set, set_some, without,
};
use crate::state::State;
use crate::time::{iso, read_iso};
use crate::world::*;

/// A field that is a text, empty when it is not there.
fn text<'a>(fields: &'a Fields, name: &str) -> &'a str {
    field(fields, name).as_str().unwrap_or_default()
}
