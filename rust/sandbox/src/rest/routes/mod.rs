//! What each route does, by what it is about.

pub mod application_emojis;
pub mod applications;
pub mod audit_log;
pub mod auto_moderation;
pub mod bans;
pub mod channels;
pub mod command_permissions;
pub mod commands;
pub mod expressions;
pub mod gateway;
pub mod guilds;
pub mod integrations;
pub mod interaction_messages;
pub mod interactions;
pub mod invites;
pub mod members;
pub mod messages;
pub mod pins;
pub mod polls;
pub mod purchases;
pub mod reactions;
pub mod roles;
pub mod scheduled_events;
pub mod stages;
pub mod threads;
pub mod users;
pub mod voice;
pub mod webhook_messages;
pub mod webhooks;

use super::answer::Answer;
use super::call::Call;
use super::error::ApiError;
use crate::state::State;

/// What a route comes to.
type Outcome = Result<Answer, ApiError>;
