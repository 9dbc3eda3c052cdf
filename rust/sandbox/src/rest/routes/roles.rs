//! Roles.

use super::*;

pub fn list(_: &State, _: &Call<'_>, guild: &Guild) -> Outcome {
    Ok(guild.sorted_roles().into_iter().map(Role::render).collect())
}

pub fn get(_: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let role = guild.roles.get(&call.id("role_id")?);
    Ok(role.ok_or(ApiError::UNKNOWN_ROLE)?.render())
}

pub fn create(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let made = json!(state.create_role(guild, call.fields()?));
    state.audit_made(call, guild, audit::ROLE_CREATE, &made);
    Ok(made)
}

/// The role of the path, which the bot may change, and how it is now.
fn changeable(state: &State, call: &Call<'_>, guild: Id) -> Outcome<(Id, Value)> {
    let role = state.outranked_role(guild, call.bot, call.id("role_id")?)?;
    Ok((role.id, role.render()))
}

pub fn modify(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let (role, before) = changeable(state, call, guild)?;
    let after = json!(state.update_role(guild, role, call.fields()?));
    state.audit(call, guild, audit::ROLE_UPDATE, role, (&before, &after));
    Ok(after)
}

pub fn reorder(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    for entry in call.checked_list(|_, _| {})? {
        let role = Id::from_json(&entry["id"]).ok_or(ApiError::UNKNOWN_ROLE)?;
        state.outranked_role(guild, call.bot, role)?;
        if entry["position"].is_number() {
            let change = object([("position", entry["position"].clone())]);
            state.update_role(guild, role, &change);
        }
    }
    list(state, call, state.known_guild(guild)?)
}

pub fn delete(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<()> {
    let (role, before) = changeable(state, call, guild)?;
    ApiError::MISSING_PERMISSIONS.when(role == guild)?;
    state.delete_role(guild, role);
    let change = (&before, &Value::Null);
    state.audit(call, guild, audit::ROLE_DELETE, role, change);
    Ok(())
}

/// How many members have each role; `@everyone` is not counted.
pub fn count_members(_: &State, _: &Call<'_>, guild: &Guild) -> Outcome {
    let count = |role: &Id| {
        let members = guild.members.values();
        members.filter(|member| member.roles.contains(role)).count()
    };
    let roles = guild.roles.keys().filter(|role| **role != guild.id);
    let counts = roles.map(|role| (role.to_string(), json!(count(role))));
    Ok(Value::Object(counts.collect()))
}
