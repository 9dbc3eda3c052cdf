//! Provisional accounts: users that a game creates for players without a Discord account.

use super::*;

/// How long a token is good, in seconds.
const TOKEN_AGE: u64 = 604_800;

/// The game's own name for a player, in that field.
fn player(call: &Call<'_>, name: &str) -> Result<String, ApiError> {
    let asked = field(call.fields()?, name);
    Ok(asked.as_str().unwrap_or_default().to_owned())
}

/// The application a request without a bot's token names.
fn client(state: &State, call: &Call<'_>) -> Result<Id, ApiError> {
    let client = Id::from_json(field(call.fields()?, "client_id"));
    let client = client.filter(|client| state.world.bots.contains_key(client));
    client.ok_or(ApiError::UNKNOWN_APPLICATION)
}

/// A token for a player, who is made when there is no such one yet.
fn token(state: &mut State, application: Id, player: String, name: Option<&str>) -> Value {
    let key = (application, player);
    if !state.world.provisional.contains_key(&key) {
        let id = state.world.snowflakes.next();
        let user = User::new(id, &format!("player_{id}"), name);
        state.world.users.insert(id, user);
        state.world.provisional.insert(key, id);
    }
    let random = || format!("{:032x}", fastrand::u128(..));
    json!({
        "token_type": "Bearer",
        "access_token": random(),
        "id_token": random(),
        "refresh_token": random(),
        "expires_in": TOKEN_AGE,
        "scope": "sdk.social_layer",
        "scopes": ["sdk.social_layer"],
    })
}

pub fn get_token(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = client(state, call)?;
    let player = player(call, "external_auth_token")?;
    Ok(token(state, application, player, None))
}

pub fn get_token_as_bot(state: &mut State, call: &Call<'_>) -> Outcome {
    let player = player(call, "external_user_id")?;
    let name = field(call.fields()?, "preferred_global_name");
    Ok(token(state, call.bot, player, name.as_str()))
}

fn unmerge(state: &mut State, application: Id, player: String) -> Outcome<()> {
    let gone = state.world.provisional.remove(&(application, player));
    gone.map(|_| ()).ok_or(ApiError::UNKNOWN_USER)
}

pub fn unmerge_account(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let application = client(state, call)?;
    let player = player(call, "external_auth_token")?;
    unmerge(state, application, player)
}

pub fn unmerge_account_as_bot(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let player = player(call, "external_user_id")?;
    unmerge(state, call.bot, player)
}
