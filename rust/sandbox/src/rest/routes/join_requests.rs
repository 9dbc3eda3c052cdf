//! Users who join a guild: added by the bot, or after a join request.

use serde_json::{Value, json};

use super::super::form_errors::{check, field};
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::world::{Fields, JoinRequest, Permissions, join_request_status};

/// Adds the user with the given access token. Returns 204 if the user is already a member.
pub fn add_member(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::CREATE_INSTANT_INVITE)?;
    let user = call.id("user_id")?;
    let (guild, known) = (guild.id, guild.members.contains_key(&user));
    let asked = call.fields()?;
    let token = field(asked, "access_token").as_str().unwrap_or_default();
    if state.world.user_of_access_token(token) != Some(user) {
        return Err(ApiError::INVALID_ACCESS_TOKEN);
    }
    let mut set = Fields::new();
    for (key, needed) in [
        ("nick", Permissions::MANAGE_NICKNAMES),
        ("roles", Permissions::MANAGE_ROLES),
        ("mute", Permissions::MUTE_MEMBERS),
        ("deaf", Permissions::DEAFEN_MEMBERS),
        ("flags", Permissions::NONE),
    ] {
        if let Some(value) = asked.get(key).filter(|value| !value.is_null()) {
            state.allowed_guild(call, needed)?;
            set.insert(key.to_owned(), value.clone());
        }
    }
    if known {
        return Ok(RestResponse::empty());
    }
    state.join_guild(guild, user);
    if !set.is_empty() {
        state.update_member(guild, user, &set);
    }
    let found = state.world.guilds.get(&guild);
    let member = found.and_then(|guild| state.world.render_member(guild, user));
    Ok(RestResponse::with_status(
        201,
        member.ok_or(ApiError::UNKNOWN_MEMBER)?,
    ))
}

pub fn list_requests(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::KICK_MEMBERS)?;
    let limit = call.limit(100, 100)?;
    let status = call.query("status");
    let all = guild.join_requests.values();
    let wanted: Vec<&JoinRequest> = all
        .filter(|request| status.is_none_or(|status| request.status == status))
        .collect();
    let page = call.ascending_page(wanted.iter(), |request| request.id, limit);
    let page = page
        .into_iter()
        .map(|request| state.world.render_join_request(request));
    Ok(RestResponse::json(json!({
        "total": wanted.len(), "guild_join_requests": page.collect::<Vec<Value>>(),
    })))
}

pub fn decide(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::KICK_MEMBERS)?;
    let found = guild.join_requests.get(&call.id("request_id")?);
    let request = found.ok_or(ApiError::NOT_FOUND)?.id;
    let (guild, asked) = (guild.id, call.fields()?);
    let action = field(asked, "action");
    let reason = field(asked, "rejection_reason");
    if action != join_request_status::APPROVED && action != join_request_status::REJECTED {
        let message = "Value must be one of ('APPROVED', 'REJECTED').";
        check(|errors| errors.add(&["action"], "BASE_TYPE_CHOICES", message))?;
    }
    let approved = action == join_request_status::APPROVED;
    let reason = reason.as_str().map(str::to_owned);
    let decided = state
        .decide_join_request(guild, request, call.bot, reason, approved)
        .ok_or(ApiError::NOT_FOUND)?;
    Ok(RestResponse::json(decided))
}
