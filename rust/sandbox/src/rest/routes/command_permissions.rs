//! Application command permissions. Only users can set them, not bots.

use serde_json::json;

use super::commands::place;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::world::Permissions;

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = place(call)?.0;
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let set = state.world.command_permissions.get(&(application, guild));
    let all = set.into_iter().flat_map(|set| set.values().cloned());
    Ok(RestResponse::json(all.collect()))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = place(call)?.0;
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let set = state.world.command_permissions.get(&(application, guild));
    let found = set.and_then(|set| set.get(&call.id("command_id").ok()?));
    Ok(RestResponse::json(json!(
        found.ok_or(ApiError::UNKNOWN_COMMAND_PERMISSIONS)?
    )))
}

pub fn set(_: &mut State, call: &Call<'_>) -> Outcome {
    place(call)?;
    Err(ApiError::NOT_FOR_BOTS)
}
