//! Who asks.

use axum::http::{HeaderMap, header};

use crate::id::Id;
use crate::state::State;
use crate::world::UserToken;

/// The bot whose token the request carries, after the word `Bot`.
pub fn bot(state: &State, headers: &HeaderMap) -> Option<Id> {
    let token = headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .strip_prefix("Bot ")?;
    state.world.bot_by_token(token.trim())
}

/// The token of a user that the request carries, after the word `Bearer`.
pub fn user<'a>(state: &'a State, headers: &HeaderMap) -> Option<&'a UserToken> {
    let token = headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .strip_prefix("Bearer ")?;
    state.world.user_tokens.get(token.trim())
}
