//! The messages of an interaction: the original response, and follow-ups. They are reached like those of a webhook, by
//! the application's id and the interaction's token.

use super::messages::is_left_empty;
use super::*;

/// The flags that an edit can change: SUPPRESS_EMBEDS, IS_COMPONENTS_V2.
const EDITABLE_FLAGS: u64 = 1 << 2 | 1 << 15;

/// The interaction of the path; `None` when the path is that of a webhook.
pub fn find(state: &State, call: &Call<'_>) -> Outcome<Option<Id>> {
    let application = call.id("webhook_id")?;
    if !state.world.bots.contains_key(&application) {
        return Ok(None);
    }
    let token = call.text("webhook_token");
    let found = state.world.interaction_by_token(application, token);
    let found = found.ok_or(ApiError::INVALID_WEBHOOK_TOKEN)?;
    ApiError::INVALID_WEBHOOK_TOKEN.when(state.is_expired(found))?;
    // There is no webhook before the initial response.
    ApiError::UNKNOWN_WEBHOOK.when(found.response_type.is_none())?;
    Ok(Some(found.id))
}

/// The message of the path, which has to be one of the interaction's; the original response if the path has no id.
pub fn target(state: &State, call: &Call<'_>, id: Id) -> Outcome<MessageKey> {
    let interaction = state.known_interaction(id)?;
    let channel = interaction.channel;
    if call.text("message_id").is_empty() {
        let original = interaction.original.ok_or(ApiError::UNKNOWN_MESSAGE)?;
        return Ok((channel, original));
    }
    let found = state.world.any_message(channel, call.id("message_id")?);
    let is_own = |message: &&Message| {
        interaction.original == Some(message.id)
            || message.origin.as_ref().is_some_and(|one| one.id == id)
    };
    let own = found.filter(is_own).ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok((channel, own.id))
}

/// Writes a message of an interaction by fields that stand in the body, or in a field of it.
pub fn write(state: &mut State, id: Id, draft: impl Into<Draft>, fields: &Fields) -> Outcome<Id> {
    let ephemeral = field(fields, "flags").as_u64().unwrap_or(0) & EPHEMERAL != 0;
    let written = state.write_for_interaction(id, draft, ephemeral);
    written.ok_or(ApiError::UNKNOWN_CHANNEL)
}

/// Creates a follow-up. Directly after a deferred response, it becomes that response.
pub fn create(state: &mut State, call: &Call<'_>, id: Id) -> Outcome<MessageKey> {
    let found = state.known_interaction(id)?;
    let (channel, fields) = (found.channel, call.fields()?);
    if found.is_deferred && found.response_type == Some(callback_type::DEFERRED_MESSAGE) {
        let original = found.original.ok_or(ApiError::UNKNOWN_MESSAGE)?;
        update(state, call, (channel, original), fields, None)?;
        undefer(state, id, original)?;
        return Ok((channel, original));
    }
    ApiError::TOO_MANY_FOLLOW_UPS.when(found.is_exhausted())?;
    let draft = message_draft::draft(call, fields, None)?;
    Ok((channel, write(state, id, draft, fields)?))
}

/// Changes a message by fields that stand in the body, or in a field of it.
pub fn update(
    state: &mut State,
    call: &Call<'_>,
    (channel, message): MessageKey,
    fields: &Fields,
    within: Option<&str>,
) -> Outcome<()> {
    let found = state.world.any_message(channel, message);
    let found = found.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let (mut changes, uploads) = message_draft::changes(call, fields, Some(found), within)?;
    if let Some(flags) = changes.get_mut("flags") {
        let asked = flags.as_u64().unwrap_or(0) & EDITABLE_FLAGS;
        *flags = json!(found.flags & !EDITABLE_FLAGS | asked);
    }
    ApiError::EMPTY_MESSAGE.when(is_left_empty(found, &changes) && uploads.is_empty())?;
    state.edit_message(channel, message, &changes, uploads);
    Ok(())
}

/// A response that was deferred is there once it is edited.
pub fn undefer(state: &mut State, id: Id, edited: Id) -> Outcome<()> {
    let interaction = state.known_interaction_mut(id)?;
    if interaction.original == Some(edited) {
        interaction.is_deferred = false;
    }
    Ok(())
}

/// A message of an interaction is deleted.
pub fn forget(state: &mut State, id: Id, deleted: Id) -> Outcome<()> {
    undefer(state, id, deleted)?;
    let interaction = state.known_interaction_mut(id)?;
    interaction.follow_ups.retain(|other| *other != deleted);
    interaction.original = interaction.original.filter(|original| *original != deleted);
    Ok(())
}
