//! Who is in a lobby, and what is said there.

use serde_json::{Value, json};

use super::super::check::{FormErrors, field};
use super::lobbies::{AT_ONCE, check_metadata, own};
use super::{Answer, ApiError, Call, Outcome, State};
use crate::id::Id;
use crate::world::{Fields, Lobby};

/// How long an invite into the guild of a lobby's channel is good, in seconds.
const INVITE_AGE: u64 = 3600;
/// How long a value of what a game's moderation says may be, in characters.
const MODERATION: usize = 2000;

fn check(fields: &Fields) -> Result<(), ApiError> {
    let mut errors = FormErrors::default();
    check_metadata(&["metadata"], field(fields, "metadata"), &mut errors);
    let name = field(fields, "additional_name");
    errors.text(&["additional_name"], name, 1, 80);
    errors.finish()
}

/// Takes somebody in, or changes what is set of them.
pub fn add(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    own(state, call)?;
    if !state.world.users.contains_key(&user) {
        return Err(ApiError::UNKNOWN_USER);
    }
    check(call.fields()?)?;
    let lobby = own(state, call)?;
    lobby.set_member(user, call.fields()?);
    Ok(Answer::json(json!(lobby.render_member(user))))
}

/// Who is not in it is removed, too.
pub fn remove(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    own(state, call)?.members.remove(&user);
    Ok(Answer::empty())
}

/// Several at once: taken in, changed, or removed. Answers with those that stay.
pub fn change_many(state: &mut State, call: &Call<'_>) -> Outcome {
    own(state, call)?;
    let mut errors = FormErrors::default();
    let asked = errors.list(&[], call.json, AT_ONCE);
    if asked.is_empty() {
        let message = format!("Must be between 1 and {AT_ONCE} in length.");
        errors.add(&[], "BASE_TYPE_BAD_LENGTH", message);
    }
    let mut changes: Vec<(Id, Fields)> = Vec::with_capacity(asked.len());
    for (index, member) in asked.iter().enumerate() {
        let index = index.to_string();
        errors.required(&[&index, "id"], &member["id"]);
        check_metadata(&[&index, "metadata"], &member["metadata"], &mut errors);
        let name = &member["additional_name"];
        errors.text(&[&index, "additional_name"], name, 1, 80);
        let fields = member.as_object().cloned().unwrap_or_default();
        changes.extend(Id::from_json(&member["id"]).map(|id| (id, fields)));
    }
    errors.finish()?;
    let users = &state.world.users;
    if !changes.iter().all(|(id, _)| users.contains_key(id)) {
        return Err(ApiError::UNKNOWN_USER);
    }
    let lobby = own(state, call)?;
    let mut stay = Vec::new();
    for (user, fields) in changes {
        if *field(&fields, "remove_member") == true {
            lobby.members.remove(&user);
        } else {
            lobby.set_member(user, &fields);
            stay.extend(lobby.render_member(user));
        }
    }
    Ok(Answer::json(Value::Array(stay)))
}

/// An invite for a member into the guild of the channel the lobby is linked to.
pub fn invite(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    let lobby: &Lobby = own(state, call)?;
    if !lobby.members.contains_key(&user) {
        return Err(ApiError::UNKNOWN_MEMBER);
    }
    let channel = lobby.linked_channel.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let once = json!({ "max_age": INVITE_AGE, "max_uses": 1, "unique": true });
    let once = once.as_object().cloned().unwrap_or_default();
    let invite = state.create_invite(channel, call.bot, &once);
    let invite = invite.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    Ok(Answer::json(json!({ "code": invite.code })))
}

/// What a request says of a message: texts under names.
fn moderation<'a>(call: &Call<'a>) -> Result<&'a Fields, ApiError> {
    let fields = call.fields()?;
    let mut errors = FormErrors::default();
    for (key, value) in fields {
        errors.required(&[key], value);
        errors.text(&[key], value, 0, MODERATION);
    }
    errors.finish()?;
    Ok(fields)
}

pub fn moderate(state: &mut State, call: &Call<'_>) -> Outcome {
    let said = moderation(call)?;
    let message = call.id("message_id")?;
    let message = own(state, call)?.message_mut(message);
    message.ok_or(ApiError::UNKNOWN_MESSAGE)?.moderation = said.clone();
    Ok(Answer::empty())
}

/// The same of a message between two people. Only their own clients show it: the sandbox checks, and keeps nothing.
pub fn moderate_dm(state: &mut State, call: &Call<'_>) -> Outcome {
    moderation(call)?;
    let (one, other) = (call.id("user_id_1")?, call.id("user_id_2")?);
    let channel = state.world.dm_between(one, other);
    let channel = channel.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let message = state.world.message(channel, call.id("message_id")?);
    message.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok(Answer::empty())
}
