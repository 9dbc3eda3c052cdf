//! The accounts of players that users have linked to an application, and the profiles of those players.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::applications::{own_bot, own_bot_mut};
use super::*;

/// The largest stats, in bytes of JSON.
const LARGEST: usize = 10 * 1024;
/// The most stats of a game's own.
const MOST_DYNAMIC: i64 = 30;
/// The most characters of a player's name.
const LONGEST_NAME: i64 = 1024;
/// The provider of a player who was not linked by one.
const NO_PROVIDER: &str = "NONE";

/// The id of the player at the provider: any text, unlike the ids of Discord.
fn player<'a>(call: &'a Call<'_>) -> Cow<'a, str> {
    percent_decode_str(call.text("provider_issued_user_id")).decode_utf8_lossy()
}

fn is_player(identity: &Value, call: &Call<'_>) -> bool {
    identity["provider_issued_user_id"] == *player(call)
}

/// Whether an identity is the account the path names.
fn is_account(identity: &Value, call: &Call<'_>, provider: Option<&str>) -> bool {
    identity["provider_type"] == call.text("provider_type")
        && is_player(identity, call)
        && provider.is_none_or(|provider| identity["provider_id"] == provider)
}

pub fn get_profile(state: &State, call: &Call<'_>) -> Outcome {
    let user = json!(state.known_user(call.id("user_id")?)?.id);
    let mut all = own_bot(state, call)?.identities.iter();
    let found = all.find(|identity| identity["user_id"] == user && is_player(identity, call));
    Ok(found.ok_or(ApiError::NOT_FOUND)?["profile"].clone())
}

/// The first profile of a user makes an identity without a provider; later ones belong to an identity that is there.
pub fn update_profile(state: &mut State, call: &Call<'_>) -> Outcome<RestResponse> {
    let user = json!(state.known_user(call.id("user_id")?)?.id);
    let asked = call.checked_fields(check_profile)?;
    let identities = &mut own_bot_mut(state, call)?.identities;
    let is_first = identities
        .iter()
        .all(|identity| identity["user_id"] != user);
    if is_first {
        identities.push(json!({
            "user_id": user, "provider_type": NO_PROVIDER, "provider_issued_user_id": player(call),
            "profile": { "username": null, "metadata": null, "data": null },
        }));
    }
    let mut all = identities.iter_mut();
    let found = all.find(|identity| identity["user_id"] == user && is_player(identity, call));
    let profile = &mut found.ok_or(ApiError::NOT_FOUND)?["profile"];
    for name in ["username", "data"] {
        if !field(asked, name).is_null() {
            profile[name] = field(asked, name).clone();
        }
    }
    Ok(match is_first {
        true => Created(profile.clone()).into(),
        false => RestResponse::empty(),
    })
}

fn list(state: &State, call: &Call<'_>, is_wanted: impl Fn(&Value) -> bool) -> Outcome {
    let all = own_bot(state, call)?.identities.iter();
    let wanted = all.filter(|identity| is_wanted(identity));
    let shown = wanted.map(|identity| without(identity.clone(), "profile"));
    Ok(json!({ "identities": shown.collect::<Value>() }))
}

pub fn list_of_user(state: &State, call: &Call<'_>) -> Outcome {
    let user = json!(state.known_user(call.id("user_id")?)?.id);
    list(state, call, |identity| identity["user_id"] == user)
}

pub fn list_of_player(state: &State, call: &Call<'_>) -> Outcome {
    let provider = call.query("provider_id");
    list(state, call, |identity| is_account(identity, call, provider))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let user = json!(state.known_user(call.id("user_id")?)?.id);
    let provider = call.json["provider_id"].as_str();
    let identities = &mut own_bot_mut(state, call)?.identities;
    let before = identities.len();
    identities.retain(|one| one["user_id"] != user || !is_account(one, call, provider));
    ApiError::NOT_FOUND.when(identities.len() == before)
}

fn check_profile(asked: &Fields, errors: &mut FormErrors) {
    let length = text(asked, "username").chars().count();
    errors.length(&["username"], length, None, Some(LONGEST_NAME));
    let data = field(asked, "data");
    let dynamic = entries(&data["dynamic"]).len();
    errors.length(&["data", "dynamic"], dynamic, None, Some(MOST_DYNAMIC));
    if data.to_string().len() > LARGEST {
        let message = format!("Must be {LARGEST} or fewer bytes of JSON.");
        errors.add(&["data"], "BASE_TYPE_MAX_LENGTH", message);
    }
}
