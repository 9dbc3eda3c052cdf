//! Reactions.

use super::*;

/// How many different emojis a message can bear.
const MOST: usize = 20;

fn emoji(call: &Call<'_>) -> Result<Emoji, ApiError> {
    Emoji::parse(call.text("emoji")).ok_or(ApiError::UNKNOWN_EMOJI)
}

/// The message of the path, where the bot may do that.
fn message(state: &State, call: &Call<'_>, needed: Permissions) -> Result<MessageKey, ApiError> {
    let message = state.allowed_message(call, needed)?;
    Ok((message.channel_id, message.id))
}

pub fn create_own(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let emoji = emoji(call)?;
    let found = state.allowed_message(call, Permissions::READ_MESSAGE_HISTORY)?;
    if found.reaction(&emoji).is_none() {
        ApiError::TOO_MANY_REACTIONS.when(found.reactions.len() >= MOST)?;
        state.allowed_channel(call, Permissions::ADD_REACTIONS)?;
    }
    let at = (found.channel_id, found.id);
    let added = state.add_reaction(at, call.bot, &emoji);
    added.map(|_| ()).ok_or(ApiError::UNKNOWN_MESSAGE)
}

/// Removes the reaction of a user, the bot itself if none is named.
pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let user = call.user()?;
    let needed = if user == call.bot {
        Permissions::NONE
    } else {
        Permissions::MANAGE_MESSAGES
    };
    let at = message(state, call, needed)?;
    state.remove_reaction(at, user, &emoji(call)?);
    Ok(())
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let limit = call.limit(25, 100)?;
    let after = call.query_id("after").unwrap_or_default();
    let emoji = emoji(call)?;
    let found = state.allowed_message(call, Permissions::NONE)?;
    let reaction = found.reaction(&emoji);
    let mut users = reaction.map_or_else(Vec::new, |reaction| reaction.users.clone());
    users.sort_unstable();
    let page = users.into_iter().filter(|user| *user > after).take(limit);
    Ok(page.map(|user| state.world.render_user(user)).collect())
}

pub fn clear(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let at = message(state, call, Permissions::MANAGE_MESSAGES)?;
    state.clear_reactions(at, None);
    Ok(())
}

pub fn clear_emoji(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let at = message(state, call, Permissions::MANAGE_MESSAGES)?;
    state.clear_reactions(at, Some(&emoji(call)?));
    Ok(())
}
