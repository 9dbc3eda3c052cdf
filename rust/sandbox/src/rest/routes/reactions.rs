//! Reactions.

use super::*;

/// How many different emojis a message can bear.
const MOST: usize = 20;

fn emoji(call: &Call<'_>) -> Outcome<Emoji> {
    Emoji::parse(call.text("emoji")).ok_or(ApiError::UNKNOWN_EMOJI)
}

pub fn create_own(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let emoji = emoji(call)?;
    let message = state.allowed_message(call, Permissions::READ_MESSAGE_HISTORY)?;
    let at = (message.channel_id, message.id);
    if message.reaction(&emoji).is_none() {
        ApiError::TOO_MANY_REACTIONS.when(message.reactions.len() >= MOST)?;
        state.allowed_channel(call, Permissions::ADD_REACTIONS)?;
    }
    let added = state.add_reaction(at, call.bot, &emoji);
    added.map(|_| ()).ok_or(ApiError::UNKNOWN_MESSAGE)
}

/// Removes the reaction of a user, the bot itself if none is named.
pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let user = call.user()?;
    let needed = match user == call.bot {
        true => Permissions::NONE,
        false => Permissions::MANAGE_MESSAGES,
    };
    let message = state.allowed_message(call, needed)?;
    let at = (message.channel_id, message.id);
    state.remove_reaction(at, user, &emoji(call)?);
    Ok(())
}

pub fn list(state: &State, call: &Call<'_>) -> Outcome {
    let emoji = emoji(call)?;
    let message = state.allowed_message(call, Permissions::NONE)?;
    let reaction = message.reaction(&emoji);
    let users = reaction.into_iter().flat_map(|reaction| &reaction.users);
    let page = call.users_page(users.copied(), 25, 100)?;
    Ok(page.map(|user| state.world.render_user(user)).collect())
}

pub fn clear(state: &mut State, _: &Call<'_>, at: MessageKey) -> Outcome<()> {
    state.clear_reactions(at, None);
    Ok(())
}

pub fn clear_emoji(state: &mut State, call: &Call<'_>, at: MessageKey) -> Outcome<()> {
    state.clear_reactions(at, Some(&emoji(call)?));
    Ok(())
}
