//! Provisional accounts: users that a game creates for players without a Discord account.

use super::*;

/// How long a token is good, in seconds.
const TOKEN_AGE: u64 = 604_800;

/// What names a player: the application, and the game's own id of the player.
type Player = (Id, String);

/// The player of a request without a bot's token, which names the application itself.
fn player(state: &State, call: &Call<'_>) -> Outcome<Player> {
    let asked = call.fields()?;
    let client = Id::from_json(field(asked, "client_id"));
    let client = client.filter(|client| state.world.bots.contains_key(client));
    let player = text(asked, "external_auth_token").to_owned();
    Ok((client.ok_or(ApiError::UNKNOWN_APPLICATION)?, player))
}

fn player_as_bot(call: &Call<'_>) -> Outcome<Player> {
    Ok((
        call.bot,
        text(call.fields()?, "external_user_id").to_owned(),
    ))
}

/// A token for a player, who is made when there is no such one yet.
fn token(state: &mut State, player: Player, name: Option<&str>) -> Value {
    if !state.world.provisional.contains_key(&player) {
        let id = state.world.snowflakes.next();
        let user = User::new(id, &format!("player_{id}"), name);
        state.world.users.insert(id, user);
        state.world.provisional.insert(player, id);
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
    let player = player(state, call)?;
    Ok(token(state, player, None))
}

pub fn get_token_as_bot(state: &mut State, call: &Call<'_>) -> Outcome {
    let name = field(call.fields()?, "preferred_global_name");
    Ok(token(state, player_as_bot(call)?, name.as_str()))
}

fn unmerge(state: &mut State, player: &Player) -> Outcome<()> {
    let gone = state.world.provisional.remove(player);
    ApiError::UNKNOWN_USER.when(gone.is_none())
}

pub fn unmerge_account(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let player = player(state, call)?;
    unmerge(state, &player)
}

pub fn unmerge_account_as_bot(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    unmerge(state, &player_as_bot(call)?)
}
