//! Who is in a lobby, and what is said there.

use serde_json::{Value, json};

use super::super::form_errors::{FormErrors, field};
use super::lobbies::{check_metadata, own};
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{Fields, Lobby};

/// How long an invite into the guild of a lobby's channel is good, in seconds.
const INVITE_AGE: u64 = 3600;
fn check_member(fields: &Fields, errors: &mut FormErrors) {
    check_metadata(&["metadata"], field(fields, "metadata"), errors);
}

/// Adds a member, or changes what is set of one.
pub fn add(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    own(state, call)?;
    if !state.world.users.contains_key(&user) {
        return Err(ApiError::UNKNOWN_USER);
    }
    let fields = call.checked_fields(check_member)?;
    let lobby = own(state, call)?;
    lobby.set_member(user, fields);
    Ok(RestResponse::json(json!(lobby.render_member(user))))
}

/// Who is not in it is removed, too.
pub fn remove(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    own(state, call)?.members.remove(&user);
    Ok(RestResponse::empty())
}

/// Adds, changes or removes several members at once. Returns those that remain.
pub fn change_many(state: &mut State, call: &Call<'_>) -> Outcome {
    own(state, call)?;
    let asked = call.checked_list(|asked, errors| {
        for (index, member) in asked.iter().enumerate() {
            let place = [&index.to_string(), "metadata"];
            check_metadata(&place, &member["metadata"], errors);
        }
    })?;
    let mut changes: Vec<(Id, Fields)> = Vec::with_capacity(asked.len());
    for member in asked {
        let fields = member.as_object().cloned().unwrap_or_default();
        changes.extend(Id::from_json(&member["id"]).map(|id| (id, fields)));
    }
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
    Ok(RestResponse::json(Value::Array(stay)))
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
    Ok(RestResponse::json(json!({ "code": invite.code })))
}

pub fn moderate(state: &mut State, call: &Call<'_>) -> Outcome {
    let said = call.fields()?;
    let message = call.id("message_id")?;
    let message = own(state, call)?.message_mut(message);
    message.ok_or(ApiError::UNKNOWN_MESSAGE)?.moderation = said.clone();
    Ok(RestResponse::empty())
}

/// The same of a direct message between two users. Only their own clients show it: the sandbox checks it, and stores
/// nothing.
pub fn moderate_dm(state: &mut State, call: &Call<'_>) -> Outcome {
    call.fields()?;
    let (one, other) = (call.id("user_id_1")?, call.id("user_id_2")?);
    let channel = state.world.dm_between(one, other);
    let channel = channel.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let message = state.world.message(channel, call.id("message_id")?);
    message.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok(RestResponse::empty())
}
