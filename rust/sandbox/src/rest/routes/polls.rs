//! Polls: who voted, and the end before their time.

use serde_json::{Value, json};

use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::Permissions;

pub fn list_voters(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::READ_MESSAGE_HISTORY)?;
    let poll = message.poll.as_ref().ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let answer: Id = call.id("answer_id")?;
    let answer = poll.answer(answer.0).ok_or(ApiError::UNKNOWN_POLL_ANSWER)?;
    let limit = call.limit(25, 100)?;
    let after = call.query_id("after").unwrap_or_default();
    let mut voters = answer.voters.clone();
    voters.sort_unstable();
    let users: Vec<Value> = voters
        .into_iter()
        .filter(|voter| *voter > after)
        .take(limit)
        .map(|voter| state.world.render_user(voter))
        .collect();
    Ok(RestResponse::json(json!({ "users": users })))
}

/// Only the bot's own polls can be ended.
pub fn expire(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::NONE)?;
    let (channel, id) = (message.channel_id, message.id);
    let poll = message.poll.as_ref().ok_or(ApiError::NOT_A_POLL)?;
    if message.author != call.bot {
        return Err(ApiError::NOT_THE_AUTHOR);
    }
    if poll.finalized {
        return Err(ApiError::POLL_EXPIRED);
    }
    state.end_poll(channel, id);
    let ended = state.world.message(channel, id);
    Ok(RestResponse::json(json!(ended.map(|ended| {
        state.world.render_message(ended, Some(call.bot))
    }))))
}
