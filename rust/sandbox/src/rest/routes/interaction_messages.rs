//! The messages of an interaction: the original response, and follow-ups. They are reached like those of a webhook, by
//! the application's id and the interaction's token.

use super::messages::is_left_empty;
use super::*;

/// The flags that an edit can change: SUPPRESS_EMBEDS, IS_COMPONENTS_V2.
const EDITABLE_FLAGS: u64 = 1 << 2 | 1 << 15;

/// The interaction of the path; `None` when the path is that of a webhook.
pub fn find(state: &State, call: &Call<'_>) -> Result<Option<Id>, ApiError> {
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
fn target(state: &State, call: &Call<'_>, id: Id) -> Outcome<Id> {
    let interaction = state.known_interaction(id)?;
    if call.text("message_id").is_empty() {
        return interaction.original.ok_or(ApiError::UNKNOWN_MESSAGE);
    }
    let asked = call.id("message_id")?;
    let found = state.world.any_message(interaction.channel, asked);
    let is_own = |message: &&Message| {
        interaction.original == Some(message.id)
            || message.origin.as_ref().is_some_and(|one| one.id == id)
    };
    let own = found.filter(is_own);
    Ok(own.ok_or(ApiError::UNKNOWN_MESSAGE)?.id)
}

fn render(state: &State, id: Id, message: Id) -> Outcome {
    let interaction = state.known_interaction(id)?;
    let found = state.world.any_message(interaction.channel, message);
    let found = found.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok(state.world.render_message(found, Some(interaction.bot)))
}

/// Creates a follow-up. Directly after a deferred response, it becomes that response.
pub fn create(state: &mut State, call: &Call<'_>, id: Id) -> Outcome {
    let found = state.known_interaction(id)?;
    let fields = call.fields()?;
    if found.is_deferred && found.response_type == Some(callback_type::DEFERRED_MESSAGE) {
        let original = found.original.ok_or(ApiError::UNKNOWN_MESSAGE)?;
        update(state, call, id, original, fields, None)?;
        return render(state, id, original);
    }
    ApiError::TOO_MANY_FOLLOW_UPS.when(found.is_exhausted())?;
    let draft = message_draft::draft(call, fields, None)?;
    let ephemeral = field(fields, "flags").as_u64().unwrap_or(0) & EPHEMERAL != 0;
    let written = state.write_for_interaction(id, draft, ephemeral);
    render(state, id, written.ok_or(ApiError::UNKNOWN_CHANNEL)?)
}

/// Changes a message of an interaction by fields that stand in the body, or in a field of it.
pub fn update(
    state: &mut State,
    call: &Call<'_>,
    id: Id,
    message: Id,
    fields: &Fields,
    within: Option<&str>,
) -> Result<(), ApiError> {
    let channel = state.known_interaction(id)?.channel;
    let found = state.world.any_message(channel, message);
    let found = found.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let (mut changes, uploads) = message_draft::changes(call, fields, Some(found), within)?;
    if let Some(flags) = changes.get_mut("flags") {
        let asked = flags.as_u64().unwrap_or(0) & EDITABLE_FLAGS;
        *flags = json!(found.flags & !EDITABLE_FLAGS | asked);
    }
    ApiError::EMPTY_MESSAGE.when(is_left_empty(found, &changes) && uploads.is_empty())?;
    state.edit_message(channel, message, &changes, uploads);
    let interaction = state.known_interaction_mut(id)?;
    if interaction.original == Some(message) {
        interaction.is_deferred = false;
    }
    Ok(())
}

pub fn get(state: &State, call: &Call<'_>, id: Id) -> Outcome {
    render(state, id, target(state, call, id)?)
}

pub fn modify(state: &mut State, call: &Call<'_>, id: Id) -> Outcome {
    let message = target(state, call, id)?;
    update(state, call, id, message, call.fields()?, None)?;
    render(state, id, message)
}

pub fn delete(state: &mut State, call: &Call<'_>, id: Id) -> Outcome<()> {
    let message = target(state, call, id)?;
    let channel = state.known_interaction(id)?.channel;
    let deleted = state.delete_message(channel, message);
    deleted.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let interaction = state.known_interaction_mut(id)?;
    interaction.follow_ups.retain(|other| *other != message);
    if interaction.original == Some(message) {
        interaction.original = None;
        interaction.is_deferred = false;
    }
    Ok(())
}
