//! Group DMs, which a bot creates for users whose access tokens it has.

use serde_json::Value;

use super::super::form_errors::{check, field};
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{Channel, Permissions, kind};

/// The maximum number of recipients of a group DM.
const MOST: usize = 10;

/// Creates a group DM of the users with the given access tokens.
pub fn create(state: &mut State, call: &Call<'_>, tokens: &Value) -> Outcome {
    let tokens = tokens.as_array().map_or(&[][..], Vec::as_slice);
    let most = i64::try_from(MOST).ok();
    check(|errors| errors.length(&["access_tokens"], tokens.len(), None, most))?;
    let user_of = |token: &Value| {
        let user = state.world.user_of_access_token(token.as_str()?)?;
        (!state.world.bots.contains_key(&user)).then_some(user)
    };
    let users: Option<Vec<Id>> = tokens.iter().map(user_of).collect();
    let users = users.ok_or(ApiError::INVALID_ACCESS_TOKEN)?;
    let made = state.create_group_dm(call.bot, &users);
    let made = state.world.channels.get(&made);
    let made = made.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    Ok(RestResponse::json(
        state.world.render_channel(made, Some(call.bot)),
    ))
}

/// The group DM of the path.
fn group<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Channel, ApiError> {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    if channel.kind == kind::GROUP_DM {
        Ok(channel)
    } else {
        Err(ApiError::WRONG_CHANNEL_TYPE)
    }
}

/// Returns the group DM, or 204 if the user is already in it.
pub fn add_recipient(state: &mut State, call: &Call<'_>) -> Outcome {
    let found = group(state, call)?;
    let (channel, count) = (found.id, found.recipients.len());
    let user = call.id("user_id")?;
    let asked = field(call.fields()?, "access_token");
    let token = asked.as_str().unwrap_or_default();
    if state.world.user_of_access_token(token) != Some(user) {
        return Err(ApiError::INVALID_ACCESS_TOKEN);
    }
    if count >= MOST {
        return Err(ApiError::TOO_MANY_RECIPIENTS);
    }
    if state.add_recipient(channel, user).is_none() {
        return Ok(RestResponse::empty());
    }
    let found = state.world.channels.get(&channel);
    let found = found.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    Ok(RestResponse::with_status(
        201,
        state.world.render_channel(found, Some(call.bot)),
    ))
}

pub fn remove_recipient(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = group(state, call)?.id;
    let user = call.id("user_id")?;
    state
        .remove_recipient(channel, user)
        .ok_or(ApiError::INVALID_RECIPIENTS)?;
    Ok(RestResponse::empty())
}
