//! Bans.

use serde_json::{Value, json};

use super::{Answer, ApiError, Call, Outcome, State};
use crate::id::Id;
use crate::world::{Permissions, World, audit};

fn render(world: &World, user: Id, reason: Option<&str>) -> Value {
    json!({ "user": world.render_user(user), "reason": reason })
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::BAN_MEMBERS)?;
    let limit = call.limit(1000, 1000)?;
    let after = call.query_id("after").unwrap_or_default();
    let page = guild
        .bans
        .iter()
        .filter(|(user, _)| **user > after)
        .take(limit);
    Ok(Answer::json(
        page.map(|(user, reason)| render(&state.world, *user, reason.as_deref()))
            .collect(),
    ))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::BAN_MEMBERS)?;
    let user = call.id("user_id")?;
    let reason = guild.bans.get(&user).ok_or(ApiError::UNKNOWN_BAN)?;
    Ok(Answer::json(render(&state.world, user, reason.as_deref())))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::BAN_MEMBERS)?;
    let user = call.id("user_id")?;
    let (guild, is_member) = (guild.id, guild.members.contains_key(&user));
    if !state.world.users.contains_key(&user) {
        return Err(ApiError::UNKNOWN_USER);
    }
    if is_member {
        state.outranked(guild, call.bot, user)?;
    }
    state.ban(guild, user, call.reason.clone());
    let change = (&Value::Null, &Value::Null);
    state.audit(call, guild, audit::MEMBER_BAN_ADD, user, change);
    Ok(Answer::empty())
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::BAN_MEMBERS)?.id;
    let user = call.id("user_id")?;
    state.unban(guild, user).ok_or(ApiError::UNKNOWN_BAN)?;
    let change = (&Value::Null, &Value::Null);
    state.audit(call, guild, audit::MEMBER_BAN_REMOVE, user, change);
    Ok(Answer::empty())
}
