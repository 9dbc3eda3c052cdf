//! Members.

use serde_json::{Value, json};

use super::super::check::{FormErrors, field};
use super::{Answer, ApiError, Call, Outcome, State};
use crate::id::Id;
use crate::world::{Fields, Permissions};

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let user = call.id("user_id")?;
    if !state.world.users.contains_key(&user) {
        return Err(ApiError::UNKNOWN_USER);
    }
    Ok(Answer::json(
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
    Ok(Answer::json(
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
    Ok(Answer::json(
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
    Ok(Answer::json(plain(
        state
            .update_member(guild, call.bot, &own)
            .ok_or(ApiError::UNKNOWN_MEMBER)?,
    )))
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
            let message = "Target user is not connected to voice.";
            return Err(ApiError {
                status: 400,
                code: 40032,
                message: message.into(),
                errors: None,
            });
        }
        state.set_voice(guild, user, channel, |_| {});
    }
    Ok(Answer::json(plain(
        state
            .update_member(guild, user, asked)
            .ok_or(ApiError::UNKNOWN_MEMBER)?,
    )))
}

fn check(fields: &Fields) -> Result<(), ApiError> {
    let mut errors = FormErrors::default();
    errors.text(&["nick"], field(fields, "nick"), 0, 32);
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
    Ok(Answer::empty())
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
        return Ok(Answer::empty());
    }
    if wanted {
        roles.push(role);
    } else {
        roles.retain(|other| *other != role);
    }
    state.update_member(
        guild,
        user,
        &Fields::from_iter([("roles".to_owned(), json!(roles))]),
    );
    Ok(Answer::empty())
}
