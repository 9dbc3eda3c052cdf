//! Lobbies of the bot's application: who is in them, and what is said there.

use super::*;

/// How long the values of metadata are together at most, in characters.
const METADATA: i64 = 1000;
/// How long an invite into the guild of a lobby's channel is good, in seconds.
const INVITE_AGE: u64 = 3600;

/// The lobby of the path, which has to be the application's own.
fn own<'a>(state: &'a mut State, call: &Call<'_>) -> Outcome<&'a mut Lobby> {
    let lobby = state.world.lobbies.get_mut(&call.id("lobby_id")?);
    let own = lobby.filter(|lobby| lobby.application_id == call.bot);
    own.ok_or(ApiError::UNKNOWN_LOBBY)
}

/// Metadata is not too long together.
fn check_metadata(of: &Value, errors: &mut FormErrors) {
    let metadata = of["metadata"].as_object().into_iter().flatten();
    errors.within("metadata", |errors| {
        let mut total = 0;
        for (key, value) in metadata {
            let length = value.as_str().map_or(0, |text| text.chars().count());
            errors.length(&[key], length, None, Some(METADATA));
            total += key.chars().count() + length;
        }
        errors.length(&[], total, None, Some(METADATA));
    });
}

fn check_members(members: &[Value], errors: &mut FormErrors) {
    for (index, member) in members.iter().enumerate() {
        errors.within(index, |errors| check_metadata(member, errors));
    }
}

/// All members must be existing users.
fn known_members(state: &State, members: &[Value]) -> Outcome<()> {
    let mut users = members.iter().filter_map(|one| Id::from_json(&one["id"]));
    ApiError::UNKNOWN_USER.unless(users.all(|user| state.world.users.contains_key(&user)))
}

/// The fields of a lobby, with members that exist.
fn given<'a>(state: &State, call: &Call<'a>) -> Outcome<&'a Fields> {
    let fields = call.checked_fields(|fields, errors| {
        check_metadata(call.json, errors);
        let members = entries(field(fields, "members"));
        errors.within("members", |errors| check_members(members, errors));
    })?;
    known_members(state, entries(field(fields, "members")))?;
    Ok(fields)
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome<Created> {
    let fields = given(state, call)?;
    let mut lobby = Lobby::new(state.world.snowflakes.next(), call.bot);
    lobby.apply(fields);
    let made = state.world.render_lobby(&lobby);
    state.world.lobbies.insert(lobby.id, lobby);
    Ok(Created(made))
}

pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    let lobby = state.world.lobbies.get(&call.id("lobby_id")?);
    let own = lobby.filter(|lobby| lobby.application_id == call.bot);
    let own = own.ok_or(ApiError::UNKNOWN_LOBBY)?;
    Ok(state.world.render_lobby(own))
}

/// Members that are given take the place of all there are.
pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    own(state, call)?;
    let mut given = given(state, call)?.clone();
    given.retain(|key, value| key != "members" || value.is_array());
    own(state, call)?.apply(&given);
    get(state, call)
}

/// One that is gone already is deleted, too.
pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    if let Ok(id) = own(state, call).map(|lobby| lobby.id) {
        state.world.lobbies.remove(&id);
    }
    Ok(())
}

/// Adds a member, or changes what is set of one.
pub fn add_member(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    own(state, call)?;
    state.known_user(user)?;
    let fields = call.checked_fields(|_, errors| check_metadata(call.json, errors))?;
    let lobby = own(state, call)?;
    lobby.set_member(user, fields);
    Ok(json!(lobby.render_member(user)))
}

/// Who is not in it is removed, too.
pub fn remove_member(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let user = call.id("user_id")?;
    own(state, call)?.members.remove(&user);
    Ok(())
}

/// Adds, changes or removes several members at once. Returns those that remain.
pub fn change_members(state: &mut State, call: &Call<'_>) -> Outcome {
    own(state, call)?;
    let asked = call.checked_list(check_members)?;
    known_members(state, asked)?;
    let lobby = own(state, call)?;
    let mut stay = Vec::new();
    for member in asked {
        let user = Id::from_json(&member["id"]);
        let (Some(user), Some(fields)) = (user, member.as_object()) else {
            continue;
        };
        if member["remove_member"] == true {
            lobby.members.remove(&user);
        } else {
            lobby.set_member(user, fields);
            stay.extend(lobby.render_member(user));
        }
    }
    Ok(Value::Array(stay))
}

/// An invite for a member into the guild of the channel the lobby is linked to.
pub fn invite_member(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    let lobby = own(state, call)?;
    ApiError::UNKNOWN_MEMBER.unless(lobby.members.contains_key(&user))?;
    let channel = lobby.linked_channel.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let once = json!({ "max_age": INVITE_AGE, "max_uses": 1, "unique": true });
    let invite = state.create_invite(channel, call.bot, &fields_of(once));
    let invite = invite.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    Ok(json!({ "code": invite.code }))
}

pub fn moderate(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let said = call.fields()?;
    let message = call.id("message_id")?;
    let message = own(state, call)?.message_mut(message);
    message.ok_or(ApiError::UNKNOWN_MESSAGE)?.moderation = said.clone();
    Ok(())
}

/// The same of a direct message between two users. Only their own clients show it: the sandbox checks it, and stores
/// nothing.
pub fn moderate_dm(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    call.fields()?;
    let (one, other) = (call.id("user_id_1")?, call.id("user_id_2")?);
    let channel = state.world.dm_between(one, other);
    let channel = channel.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    state.known_message((channel, call.id("message_id")?))?;
    Ok(())
}
