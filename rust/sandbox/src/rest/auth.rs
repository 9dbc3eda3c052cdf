//! Who asks.

use axum::http::{HeaderMap, header};

use super::error::{ApiError, Outcome};
use super::route::{Access, Route};
use crate::id::Id;
use crate::state::State;
use crate::world::UserToken;

/// What the request carries to authorize itself, after a word that says what it is.
fn token<'a>(headers: &'a HeaderMap, kind: &str) -> Option<&'a str> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    text.strip_prefix(kind).map(str::trim)
}

/// The bot whose token the request carries.
pub fn bot(state: &State, headers: &HeaderMap) -> Option<Id> {
    state.world.bot_by_token(token(headers, "Bot ")?)
}

/// The token of a user that the request carries.
pub fn user<'a>(state: &'a State, headers: &HeaderMap) -> Option<&'a UserToken> {
    state.world.user_tokens.get(token(headers, "Bearer ")?)
}

/// The bot or the user that asks, who has to have access to the route; 0 on a public route without a token.
pub fn caller(state: &State, headers: &HeaderMap, route: &Route) -> Outcome<Id> {
    if let Some(token) = user(state, headers) {
        let Access::User(scope) = route.access else {
            return Err(ApiError::UNAUTHORIZED);
        };
        let is_granted = scope.is_empty() || token.scopes.iter().any(|granted| granted == scope);
        ApiError::UNAUTHORIZED.unless(is_granted)?;
        return Ok(token.user);
    }
    match (bot(state, headers), &route.access) {
        (Some(bot), _) => Ok(bot),
        (None, Access::Public) => Ok(Id::default()),
        (None, _) => Err(ApiError::UNAUTHORIZED),
    }
}
