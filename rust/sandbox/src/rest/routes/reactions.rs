//! Reactions.

use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{Emoji, Permissions};

/// How many different emojis a message can bear.
const MOST: usize = 20;

fn emoji(call: &Call<'_>) -> Result<Emoji, ApiError> {
    Emoji::parse(call.text("emoji")).ok_or(ApiError::UNKNOWN_EMOJI)
}

/// Channel and message of the path, where the bot may do that.
fn message(state: &State, call: &Call<'_>, needed: Permissions) -> Result<(Id, Id), ApiError> {
    state
        .allowed_message(call, needed)
        .map(|message| (message.channel_id, message.id))
}

pub fn create_own(state: &mut State, call: &Call<'_>) -> Outcome {
    let emoji = emoji(call)?;
    let found = state.allowed_message(call, Permissions::READ_MESSAGE_HISTORY)?;
    let (channel, id) = (found.channel_id, found.id);
    if !found
        .reactions
        .iter()
        .any(|reaction| reaction.emoji.same(&emoji))
    {
        if found.reactions.len() >= MOST {
            return Err(ApiError::TOO_MANY_REACTIONS);
        }
        state.allowed_channel(call, Permissions::ADD_REACTIONS)?;
    }
    state
        .add_reaction(channel, id, call.bot, &emoji)
        .ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok(RestResponse::empty())
}

pub fn delete_own(state: &mut State, call: &Call<'_>) -> Outcome {
    let (channel, id) = message(state, call, Permissions::NONE)?;
    state.remove_reaction(channel, id, call.bot, &emoji(call)?);
    Ok(RestResponse::empty())
}

pub fn delete_of_user(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.id("user_id")?;
    let needed = if user == call.bot {
        Permissions::NONE
    } else {
        Permissions::MANAGE_MESSAGES
    };
    let (channel, id) = message(state, call, needed)?;
    state.remove_reaction(channel, id, user, &emoji(call)?);
    Ok(RestResponse::empty())
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let limit = call.limit(25, 100)?;
    let after = call.query_id("after").unwrap_or_default();
    let emoji = emoji(call)?;
    let found = state.allowed_message(call, Permissions::NONE)?;
    let reaction = found
        .reactions
        .iter()
        .find(|reaction| reaction.emoji.same(&emoji));
    let mut users = reaction
        .map(|reaction| reaction.users.clone())
        .unwrap_or_default();
    users.sort_unstable();
    let page = users.into_iter().filter(|user| *user > after).take(limit);
    Ok(RestResponse::json(
        page.map(|user| state.world.render_user(user)).collect(),
    ))
}

pub fn clear(state: &mut State, call: &Call<'_>) -> Outcome {
    let (channel, id) = message(state, call, Permissions::MANAGE_MESSAGES)?;
    state.clear_reactions(channel, id, None);
    Ok(RestResponse::empty())
}

pub fn clear_emoji(state: &mut State, call: &Call<'_>) -> Outcome {
    let (channel, id) = message(state, call, Permissions::MANAGE_MESSAGES)?;
    state.clear_reactions(channel, id, Some(&emoji(call)?));
    Ok(RestResponse::empty())
}
