//! Bans.

use super::*;

fn render(state: &State, user: Id, reason: Option<&str>) -> Value {
    json!({ "user": state.world.render_user(user), "reason": reason })
}

pub fn list(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let limit = call.limit(1000, 1000)?;
    let page = call.ascending_page(guild.bans.iter(), |(user, _)| **user, limit);
    let render = |(user, reason): (&Id, &Option<String>)| render(state, *user, reason.as_deref());
    Ok(page.into_iter().map(render).collect())
}

pub fn get(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let user = call.id("user_id")?;
    let reason = guild.bans.get(&user).ok_or(ApiError::UNKNOWN_BAN)?;
    Ok(render(state, user, reason.as_deref()))
}

pub fn create(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<()> {
    let user = state.known_user(call.id("user_id")?)?.id;
    if state.world.is_member(guild, user) {
        state.outranked(guild, call.bot, user)?;
    }
    let seconds = seconds(&said(call)?);
    ban(state, call, guild, user, seconds);
    Ok(())
}

fn ban(state: &mut State, call: &Call<'_>, guild: Id, user: Id, seconds: u64) {
    state.ban(guild, user, call.reason.clone());
    state.delete_messages_of(guild, user, seconds);
    state.audit_act(call, guild, audit::MEMBER_BAN_ADD, user);
}

/// What is said about a ban: in the body, or as it was once done and discord.py still does, in the query.
fn said(call: &Call<'_>) -> Outcome<Fields> {
    let mut said = call.fields()?.clone();
    for name in ["delete_message_seconds", "delete_message_days"] {
        if let Some(asked) = call.query(name) {
            let number = asked.parse::<i64>();
            let asked = number.map_or_else(|_| json!(asked), Value::from);
            said.entry(name).or_insert(asked);
        }
    }
    call.validate(&Value::Object(said.clone()), |_| {})?;
    Ok(said)
}

/// Of how many seconds messages are deleted. The older way to say it is in days.
fn seconds(fields: &Fields) -> u64 {
    let days = field(fields, "delete_message_days").as_u64();
    let seconds = field(fields, "delete_message_seconds").as_u64();
    seconds.or(days.map(|days| days * 86_400)).unwrap_or(0)
}

/// Bans those users that the bot may ban, and returns them. It is an error if there are none.
pub fn create_many(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let fields = call.fields()?;
    let seconds = seconds(fields);
    let (mut banned, mut failed) = (Vec::new(), Vec::new());
    for user in ids(field(fields, "user_ids")) {
        let may = user != call.bot
            && state.world.users.contains_key(&user)
            && !state.known_guild(guild)?.bans.contains_key(&user)
            && (!state.world.is_member(guild, user)
                || state.outranked(guild, call.bot, user).is_ok());
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

pub fn delete(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<()> {
    let user = call.id("user_id")?;
    state.unban(guild, user).ok_or(ApiError::UNKNOWN_BAN)?;
    state.audit_act(call, guild, audit::MEMBER_BAN_REMOVE, user);
    Ok(())
}
