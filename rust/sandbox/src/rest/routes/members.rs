//! Members.

use serde_json::{Value, json};

use super::super::form_errors::{FormErrors, field};
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::{Id, unix_ms};
use crate::time::read_iso;
use crate::world::{AuditEntry, Fields, Permissions, audit};

/// How long a member can be kept from writing at most: 28 days, and what clocks may differ.
const LONGEST_TIMEOUT_MS: u64 = (28 * 24 * 60 + 1) * 60 * 1000;

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let user = call.id("user_id")?;
    if !state.world.users.contains_key(&user) {
        return Err(ApiError::UNKNOWN_USER);
    }
    Ok(RestResponse::json(
        state
            .world
            .render_member(guild, user)
            .ok_or(ApiError::UNKNOWN_MEMBER)?,
    ))
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let limit = call.limit(1, 1000)?;
    let after = call.query_id("after").unwrap_or_default();
    let page = guild
        .members
        .keys()
        .filter(|user| **user > after)
        .take(limit);
    Ok(RestResponse::json(
        page.filter_map(|user| state.world.render_member(guild, *user))
            .collect(),
    ))
}

pub fn search(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let limit = call.limit(1, 1000)?;
    let query = call.query("query").unwrap_or_default().to_lowercase();
    let begins = |name: &str| name.to_lowercase().starts_with(&query);
    let found = guild.members.iter().filter(|(user, member)| {
        let name = state.world.users.get(user).is_some_and(|user| {
            begins(&user.username) || user.global_name.as_deref().is_some_and(begins)
        });
        name || member.nick.as_deref().is_some_and(begins)
    });
    Ok(RestResponse::json(
        found
            .take(limit)
            .filter_map(|(user, _)| state.world.render_member(guild, *user))
            .collect(),
    ))
}

pub fn modify_own(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::CHANGE_NICKNAME)?.id;
    let asked = call.fields()?;
    check(asked)?;
    let own: Fields = asked
        .iter()
        .filter(|(key, _)| *key == "nick")
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    Ok(RestResponse::json(plain(
        state
            .update_member(guild, call.bot, &own)
            .ok_or(ApiError::UNKNOWN_MEMBER)?,
    )))
}

/// The older route to change the bot's own nickname. Returns the nickname alone.
pub fn modify_own_nick(state: &mut State, call: &Call<'_>) -> Outcome {
    modify_own(state, call)?;
    let nick = field(call.fields()?, "nick").as_str().unwrap_or_default();
    Ok(RestResponse::json(json!({ "nick": nick })))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let user = call.id("user_id")?;
    let asked = call.fields()?;
    for (key, needed) in [
        ("nick", Permissions::MANAGE_NICKNAMES),
        ("roles", Permissions::MANAGE_ROLES),
        ("mute", Permissions::MUTE_MEMBERS),
        ("deaf", Permissions::DEAFEN_MEMBERS),
        ("channel_id", Permissions::MOVE_MEMBERS),
        (
            "communication_disabled_until",
            Permissions::MODERATE_MEMBERS,
        ),
    ] {
        if asked.contains_key(key) {
            state.allowed_guild(call, needed)?;
        }
    }
    state.outranked(guild, call.bot, user)?;
    check(asked)?;
    if let Some(channel) = asked.get("channel_id") {
        let channel = Id::from_json(channel);
        let in_voice = state
            .world
            .guilds
            .get(&guild)
            .is_some_and(|guild| guild.voice_states.contains_key(&user));
        if !in_voice {
            return Err(ApiError::NOT_IN_VOICE);
        }
        state.set_voice_state(guild, user, channel, |_| {});
    }
    let before = rendered(state, guild, user);
    let after = state
        .update_member(guild, user, asked)
        .ok_or(ApiError::UNKNOWN_MEMBER)?;
    if asked.contains_key("roles") {
        write_down_roles(state, call, guild, user, &before);
    }
    let change = (
        &without_roles(&before),
        &without_roles(&plain(after.clone())),
    );
    if change.0 != change.1 {
        state.audit(call, guild, audit::MEMBER_UPDATE, user, change);
    }
    Ok(RestResponse::json(plain(after)))
}

fn check(fields: &Fields) -> Result<(), ApiError> {
    let mut errors = FormErrors::default();
    let until = field(fields, "communication_disabled_until").as_str();
    if until.and_then(read_iso) > Some(unix_ms() + LONGEST_TIMEOUT_MS) {
        errors.add(
            &["communication_disabled_until"],
            "INVALID_COMMUNICATION_DISABLED_TIMESTAMP",
            "Communication can be disabled for 28 days at most.",
        );
    }
    errors.finish()
}

/// A member as REST shows it: only the event says in which guild.
fn plain(mut member: Value) -> Value {
    if let Value::Object(fields) = &mut member {
        fields.remove("guild_id");
    }
    member
}

pub fn kick(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::KICK_MEMBERS)?.id;
    let user = call.id("user_id")?;
    state.outranked(guild, call.bot, user)?;
    state
        .leave_guild(guild, user)
        .ok_or(ApiError::UNKNOWN_MEMBER)?;
    let change = (&Value::Null, &Value::Null);
    state.audit(call, guild, audit::MEMBER_KICK, user, change);
    Ok(RestResponse::empty())
}

pub fn add_role(state: &mut State, call: &Call<'_>) -> Outcome {
    change_role(state, call, true)
}

pub fn remove_role(state: &mut State, call: &Call<'_>) -> Outcome {
    change_role(state, call, false)
}

fn change_role(state: &mut State, call: &Call<'_>, wanted: bool) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_ROLES)?;
    let (user, role) = (call.id("user_id")?, call.id("role_id")?);
    let member = guild.members.get(&user).ok_or(ApiError::UNKNOWN_MEMBER)?;
    let (guild, mut roles) = (guild.id, member.roles.clone());
    state.outranked_role(guild, call.bot, role)?;
    if roles.contains(&role) == wanted {
        return Ok(RestResponse::empty());
    }
    if wanted {
        roles.push(role);
    } else {
        roles.retain(|other| *other != role);
    }
    let before = rendered(state, guild, user);
    state.update_member(
        guild,
        user,
        &Fields::from_iter([("roles".to_owned(), json!(roles))]),
    );
    write_down_roles(state, call, guild, user, &before);
    Ok(RestResponse::empty())
}

/// A member as it is now, null when it is not there.
fn rendered(state: &State, guild: Id, user: Id) -> Value {
    let found = state.world.guilds.get(&guild);
    json!(found.and_then(|guild| state.world.render_member(guild, user)))
}

fn without_roles(member: &Value) -> Value {
    let mut member = member.clone();
    if let Value::Object(fields) = &mut member {
        fields.remove("roles");
    }
    member
}

/// Of a member's roles the audit log tells which were given and which were taken.
fn write_down_roles(state: &mut State, call: &Call<'_>, guild: Id, user: Id, before: &Value) {
    let roles = |member: &Value| -> Vec<Id> {
        let ids = member["roles"].as_array().into_iter().flatten();
        ids.filter_map(Id::from_json).collect()
    };
    let (old, new) = (roles(before), roles(&rendered(state, guild, user)));
    let known = state.world.guilds.get(&guild).map(|guild| &guild.roles);
    let change = |key: &str, some: &[Id], others: &[Id]| -> Option<Value> {
        let differing = some.iter().filter(|role| !others.contains(role));
        let named = differing.map(|role| {
            let role = known
                .and_then(|roles| roles.get(role))
                .map(|role| (role.id, role.name()));
            json!({ "id": role.map(|(id, _)| id), "name": role.map(|(_, name)| name) })
        });
        let named: Vec<Value> = named.collect();
        (!named.is_empty()).then(|| json!({ "key": key, "new_value": named }))
    };
    let changes = [change("$add", &new, &old), change("$remove", &old, &new)];
    let changes: Vec<Value> = changes.into_iter().flatten().collect();
    if changes.is_empty() {
        return;
    }
    let entry = AuditEntry {
        changes,
        ..AuditEntry::new(audit::MEMBER_ROLE_UPDATE, call.bot, Some(user))
    };
    state.audit_entry(call, guild, entry);
}
