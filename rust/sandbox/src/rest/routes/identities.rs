//! The accounts of players that users have linked to an application, and the profiles of those players.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::super::form_errors::{check, field};
use super::applications::own;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::Identity;

/// The largest stats, in bytes of JSON.
const LARGEST: usize = 10 * 1024;
/// The most stats of a game's own.
const MOST_DYNAMIC: i64 = 30;
/// The most characters of a player's name.
const LONGEST_NAME: i64 = 1024;
/// The provider of a player who was not linked by one.
const NO_PROVIDER: &str = "NONE";

pub fn get_profile(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = known_user(state, call)?;
    let player = player(call);
    let identities = identities(state, call)?;
    let found = identities
        .iter()
        .find(|identity| identity.user == user && identity.player == player);
    let found = found.ok_or(ApiError::NOT_FOUND)?;
    Ok(RestResponse::json(found.render_profile()))
}

/// The first profile of a user makes an identity without a provider; later ones belong to an identity that is there.
pub fn update_profile(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = known_user(state, call)?;
    let player = player(call);
    let asked = call.fields()?;
    check_profile(asked)?;
    let identities = identities(state, call)?;
    let has_some = identities.iter().any(|identity| identity.user == user);
    let mut own = identities.iter_mut();
    let known = own.find(|identity| identity.user == user && identity.player == player);
    let answer = match (known, has_some) {
        (Some(identity), _) => {
            set_profile(identity, asked);
            RestResponse::empty()
        }
        (None, true) => return Err(ApiError::NOT_FOUND),
        (None, false) => {
            let mut identity = Identity {
                user,
                provider_type: NO_PROVIDER.to_owned(),
                provider_id: None,
                player: player.into_owned(),
                username: None,
                data: None,
            };
            set_profile(&mut identity, asked);
            let rendered = identity.render_profile();
            identities.push(identity);
            RestResponse::with_status(201, rendered)
        }
    };
    Ok(answer)
}

pub fn list_of_user(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = known_user(state, call)?;
    let identities = identities(state, call)?;
    Ok(listed(identities, |identity| identity.user == user))
}

pub fn list_of_player(state: &mut State, call: &Call<'_>) -> Outcome {
    let provider = call.query("provider_id").map(str::to_owned);
    let identities = identities(state, call)?;
    Ok(listed(identities, |identity| {
        is_account(identity, call, provider.as_deref())
    }))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = known_user(state, call)?;
    let provider = call.json["provider_id"].as_str().map(str::to_owned);
    let identities = identities(state, call)?;
    let before = identities.len();
    identities.retain(|identity| {
        identity.user != user || !is_account(identity, call, provider.as_deref())
    });
    if identities.len() == before {
        return Err(ApiError::NOT_FOUND);
    }
    Ok(RestResponse::empty())
}

fn listed(identities: &[Identity], is_wanted: impl Fn(&Identity) -> bool) -> RestResponse {
    let wanted = identities.iter().filter(|identity| is_wanted(identity));
    let list: Vec<Value> = wanted.map(Identity::render).collect();
    RestResponse::json(json!({ "identities": list }))
}

/// Whether an identity is the account the path names.
fn is_account(identity: &Identity, call: &Call<'_>, provider: Option<&str>) -> bool {
    identity.provider_type == call.text("provider_type")
        && identity.player == player(call)
        && (provider.is_none() || identity.provider_id.as_deref() == provider)
}

/// The id of the player at the provider: any text, unlike the ids of Discord.
fn player<'a>(call: &'a Call<'_>) -> Cow<'a, str> {
    percent_decode_str(call.text("provider_issued_user_id")).decode_utf8_lossy()
}

fn known_user(state: &State, call: &Call<'_>) -> Result<Id, ApiError> {
    let user = call.id("user_id")?;
    let known = state.world.users.contains_key(&user);
    known.then_some(user).ok_or(ApiError::UNKNOWN_USER)
}

fn identities<'a>(
    state: &'a mut State,
    call: &Call<'_>,
) -> Result<&'a mut Vec<Identity>, ApiError> {
    let bot = state.world.bots.get_mut(&own(call)?);
    Ok(&mut bot.ok_or(ApiError::UNAUTHORIZED)?.identities)
}

fn set_profile(identity: &mut Identity, asked: &crate::world::Fields) {
    if let Some(username) = field(asked, "username").as_str() {
        identity.username = Some(username.to_owned());
    }
    let data = field(asked, "data");
    if !data.is_null() {
        identity.data = Some(data.clone());
    }
}

fn check_profile(asked: &crate::world::Fields) -> Result<(), ApiError> {
    check(|errors| {
        let name = field(asked, "username").as_str().unwrap_or_default();
        let length = name.chars().count();
        errors.length(&["username"], length, None, Some(LONGEST_NAME));
        let data = field(asked, "data");
        let dynamic = data["dynamic"].as_array().map_or(0, Vec::len);
        errors.length(&["data", "dynamic"], dynamic, None, Some(MOST_DYNAMIC));
        if data.to_string().len() > LARGEST {
            let message = format!("Must be {LARGEST} or fewer bytes of JSON.");
            errors.add(&["data"], "BASE_TYPE_MAX_LENGTH", message);
        }
    })
}
