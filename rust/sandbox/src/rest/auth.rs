//! Who asks.

use axum::http::{HeaderMap, header};

use crate::id::Id;
use crate::state::State;

/// The bot whose token the request carries, after the word `Bot`.
pub fn bot(state: &State, headers: &HeaderMap) -> Option<Id> {
    let token = headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .strip_prefix("Bot ")?;
    state.world.bot_by_token(token.trim())
}
