//! What each route does, by what it is about.

pub mod applications;
pub mod bans;
pub mod channels;
pub mod commands;
pub mod gateway;
pub mod guilds;
pub mod members;
pub mod messages;
pub mod pins;
pub mod reactions;
pub mod roles;
pub mod threads;
pub mod users;

use super::answer::Answer;
use super::call::Call;
use super::error::ApiError;
use crate::state::State;

/// What a route comes to.
type Outcome = Result<Answer, ApiError>;
