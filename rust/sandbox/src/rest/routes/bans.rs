//! Bans.

use super::*;

fn render(world: &World, user: Id, reason: Option<&str>) -> Value {
    json!({ "user": world.render_user(user), "reason": reason })
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::BAN_MEMBERS)?;
    let limit = call.limit(1000, 1000)?;
    let page = call.ascending_page(guild.bans.iter(), |(user, _)| **user, limit);
    let page = page.into_iter();
    Ok(page
        .map(|(user, reason)| render(&state.world, *user, reason.as_deref()))
        .collect())
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::BAN_MEMBERS)?;
    let user = call.id("user_id")?;
    let reason = guild.bans.get(&user).ok_or(ApiError::UNKNOWN_BAN)?;
    Ok(render(&state.world, user, reason.as_deref()))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let guild = state.allowed_guild(call, Permissions::BAN_MEMBERS)?;
    let user = call.id("user_id")?;
    let (guild, is_member) = (guild.id, guild.members.contains_key(&user));
    ApiError::UNKNOWN_USER.when(!state.world.users.contains_key(&user))?;
    if is_member {
        state.outranked(guild, call.bot, user)?;
    }
    let seconds = seconds(&said(call)?);
    ban(state, call, guild, user, seconds);
    Ok(())
}

fn ban(state: &mut State, call: &Call<'_>, guild: Id, user: Id, seconds: u64) {
    state.ban(guild, user, call.reason.clone());
    state.delete_messages_of(guild, user, seconds);
    let change = (&Value::Null, &Value::Null);
    state.audit(call, guild, audit::MEMBER_BAN_ADD, user, change);
}

/// What is said about a ban: in the body, or as it was once done and discord.py still does, in the query.
fn said(call: &Call<'_>) -> Result<Fields, ApiError> {
    let mut said = call.fields()?.clone();
    for name in ["delete_message_seconds", "delete_message_days"] {
        if let Some(asked) = call.query(name) {
            let asked = asked
                .parse::<i64>()
                .map_or_else(|_| json!(asked), Value::from);
            said.entry(name).or_insert(asked);
        }
    }
    let said = Value::Object(said);
    call.validate(&said, |_| {})?;
    match said {
        Value::Object(said) => Ok(said),
        _ => Err(ApiError::INVALID_FORM),
    }
}

/// Of how many seconds messages are deleted. The older way to say it is in days.
fn seconds(fields: &Fields) -> u64 {
    let (seconds, days) = (
        field(fields, "delete_message_seconds"),
        field(fields, "delete_message_days"),
    );
    let days = days.as_u64().map(|days| days * 86_400);
    seconds.as_u64().or(days).unwrap_or(0)
}

/// Bans those users that the bot may ban, and returns them. It is an error if there are none.
pub fn create_many(state: &mut State, call: &Call<'_>) -> Outcome {
    let needed = Permissions::BAN_MEMBERS | Permissions::MANAGE_GUILD;
    let guild = state.allowed_guild(call, needed)?.id;
    let fields = call.fields()?;
    let asked = entries(field(fields, "user_ids")).iter();
    let seconds = seconds(fields);
    let (mut banned, mut failed) = (Vec::new(), Vec::new());
    for id in asked {
        let user = Id::from_json(id).ok_or(ApiError::INVALID_FORM)?;
        let found = state.known_guild(guild)?;
        let member = found.members.contains_key(&user);
        let may = user != call.bot
            && state.world.users.contains_key(&user)
            && !found.bans.contains_key(&user)
            && (!member || state.outranked(guild, call.bot, user).is_ok());
        if may {
            ban(state, call, guild, user, seconds);
            banned.push(user);
        } else {
            failed.push(user);
        }
    }
    ApiError::NOBODY_BANNED.when(banned.is_empty())?;
    Ok(json!({ "banned_users": banned, "failed_users": failed }))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let guild = state.allowed_guild(call, Permissions::BAN_MEMBERS)?.id;
    let user = call.id("user_id")?;
    state.unban(guild, user).ok_or(ApiError::UNKNOWN_BAN)?;
    let change = (&Value::Null, &Value::Null);
    state.audit(call, guild, audit::MEMBER_BAN_REMOVE, user, change);
    Ok(())
}
