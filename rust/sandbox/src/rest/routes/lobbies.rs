//! Lobbies of the bot's application.

use serde_json::Value;

use super::super::form_errors::{FormErrors, field};
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{Fields, Lobby};

/// How long the values of metadata are together at most, in characters.
const METADATA: i64 = 1000;

/// The lobby of the path, which has to be the application's own.
pub(super) fn own<'a>(state: &'a mut State, call: &Call<'_>) -> Result<&'a mut Lobby, ApiError> {
    let lobby = state.world.lobbies.get_mut(&call.id("lobby_id")?);
    lobby
        .filter(|lobby| lobby.application_id == call.bot)
        .ok_or(ApiError::UNKNOWN_LOBBY)
}

fn answer(state: &State, status: u16, lobby: &Lobby) -> RestResponse {
    RestResponse::with_status(status, state.world.render_lobby(lobby))
}

/// Metadata is not too long together.
pub(super) fn check_metadata(place: &[&str], metadata: &Value, errors: &mut FormErrors) {
    let mut total = 0;
    for (key, value) in metadata.as_object().into_iter().flatten() {
        let length = value.as_str().map_or(0, |text| text.chars().count());
        let inside = [place, &[key.as_str()]].concat();
        errors.length(&inside, length, None, Some(METADATA));
        total += key.chars().count() + length;
    }
    errors.length(place, total, None, Some(METADATA));
}

fn check(fields: &Fields, errors: &mut FormErrors) {
    check_metadata(&["metadata"], field(fields, "metadata"), errors);
    let members = field(fields, "members").as_array().into_iter().flatten();
    for (index, member) in members.enumerate() {
        let place = ["members", &index.to_string(), "metadata"];
        check_metadata(&place, &member["metadata"], errors);
    }
}

/// All members must be existing users.
fn known_members(state: &State, fields: &Fields) -> Result<(), ApiError> {
    let members = field(fields, "members").as_array().into_iter().flatten();
    let mut users = members.filter_map(|member| Id::from_json(&member["id"]));
    if users.all(|user| state.world.users.contains_key(&user)) {
        Ok(())
    } else {
        Err(ApiError::UNKNOWN_USER)
    }
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let fields = call.checked_fields(check)?;
    known_members(state, fields)?;
    let mut lobby = Lobby::new(state.world.snowflakes.next(), call.bot);
    lobby.apply(fields);
    let made = answer(state, 201, &lobby);
    state.world.lobbies.insert(lobby.id, lobby);
    Ok(made)
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let lobby = own(state, call)?.clone();
    Ok(answer(state, 200, &lobby))
}

/// Members that are given take the place of all there are.
pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    own(state, call)?;
    let fields = call.checked_fields(check)?;
    known_members(state, fields)?;
    let lobby = own(state, call)?;
    let mut given = fields.clone();
    given.retain(|key, value| key != "members" || value.is_array());
    lobby.apply(&given);
    let lobby = lobby.clone();
    Ok(answer(state, 200, &lobby))
}

/// One that is gone already is deleted, too.
pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    if let Ok(lobby) = own(state, call) {
        let id = lobby.id;
        state.world.lobbies.remove(&id);
    }
    Ok(RestResponse::empty())
}
