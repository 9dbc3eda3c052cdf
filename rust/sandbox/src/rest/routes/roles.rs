//! Roles.

use super::*;

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    Ok(guild.sorted_roles().into_iter().map(Role::render).collect())
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let role = guild
        .roles
        .get(&call.id("role_id")?)
        .ok_or(ApiError::UNKNOWN_ROLE)?;
    Ok(role.render())
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_ROLES)?.id;
    let made = state
        .create_role(guild, call.fields()?)
        .ok_or(ApiError::UNKNOWN_GUILD)?;
    let id = Id::from_json(&made["id"]).unwrap_or_default();
    let change = (&Value::Null, &made);
    state.audit(call, guild, audit::ROLE_CREATE, id, change);
    Ok(made)
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_ROLES)?.id;
    let role = call.id("role_id")?;
    state.outranked_role(guild, call.bot, role)?;
    let fields = call.fields()?;
    let before = rendered(state, guild, role);
    let after = state
        .update_role(guild, role, fields)
        .ok_or(ApiError::UNKNOWN_ROLE)?;
    state.audit(call, guild, audit::ROLE_UPDATE, role, (&before, &after));
    Ok(after)
}

pub fn reorder(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_ROLES)?.id;
    for entry in call.checked_list(|_, _| {})? {
        let role = Id::from_json(&entry["id"]).ok_or(ApiError::UNKNOWN_ROLE)?;
        state.outranked_role(guild, call.bot, role)?;
        if let Some(position) = entry
            .get("position")
            .filter(|position| position.is_number())
        {
            let change = object([("position", Value::clone(position))]);
            state.update_role(guild, role, &change);
        }
    }
    list(state, call)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let guild = state.allowed_guild(call, Permissions::MANAGE_ROLES)?.id;
    let role = call.id("role_id")?;
    state.outranked_role(guild, call.bot, role)?;
    ApiError::MISSING_PERMISSIONS.when(role == guild)?;
    let before = rendered(state, guild, role);
    state
        .delete_role(guild, role)
        .ok_or(ApiError::UNKNOWN_ROLE)?;
    let change = (&before, &Value::Null);
    state.audit(call, guild, audit::ROLE_DELETE, role, change);
    Ok(())
}

/// A role as it is now, null when it is not there.
fn rendered(state: &State, guild: Id, role: Id) -> Value {
    let guild = state.world.guild(guild);
    let role = guild.and_then(|guild| guild.roles.get(&role));
    role.map_or(Value::Null, Role::render)
}

/// How many members have each role; `@everyone` is not counted.
pub fn count_members(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let roles = guild.roles.keys().filter(|role| **role != guild.id);
    let count = |role| {
        let members = guild.members.values();
        members.filter(|member| member.roles.contains(role)).count()
    };
    let counts: Fields = roles
        .map(|role| (role.to_string(), json!(count(role))))
        .collect();
    Ok(Value::Object(counts))
}
