//! Single dates of a recurring event.

use serde_json::Value;

use super::super::form_errors::field;
use super::scheduled_events::{subscribers, users_page};
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::time::read_iso;
use crate::world::ItemKind;

/// The guild and event of the path, which the bot has to be allowed to change.
fn event(state: &State, call: &Call<'_>) -> Result<(Id, Id), ApiError> {
    state.changeable_item(call, ItemKind::ScheduledEvent)
}

/// The id of an exception is the date it is about, as ids count time.
pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let (guild, event) = event(state, call)?;
    let fields = call.fields()?;
    let original = field(fields, "original_scheduled_start_time");
    let original = original.as_str().and_then(read_iso);
    let id = Id::at_ms(original.ok_or(ApiError::INVALID_FORM)?);
    let made = state.set_event_exception(guild, event, id, fields);
    Ok(RestResponse::json(
        made.ok_or(ApiError::UNKNOWN_SCHEDULED_EVENT)?,
    ))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let (guild, event, id) = existing(state, call)?;
    let changed = state.set_event_exception(guild, event, id, call.fields()?);
    Ok(RestResponse::json(changed.ok_or(ApiError::NOT_FOUND)?))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let (guild, event, id) = existing(state, call)?;
    state.delete_event_exception(guild, event, id);
    Ok(RestResponse::empty())
}

fn existing(state: &State, call: &Call<'_>) -> Result<(Id, Id, Id), ApiError> {
    let (guild, event) = event(state, call)?;
    let id = call.id("exception_id")?;
    let found: Option<&Value> = state.event_exception(guild, event, id);
    found.map(|_| (guild, event, id)).ok_or(ApiError::NOT_FOUND)
}

/// The users subscribed to that date: those subscribed to the event, unless they have changed it.
pub fn list_users(state: &mut State, call: &Call<'_>) -> Outcome {
    let event = state.allowed_item(call, ItemKind::ScheduledEvent)?;
    let id = call.id("guild_scheduled_event_exception_id")?;
    let found = state.event_exception(event.guild_id, event.id, id);
    found.ok_or(ApiError::NOT_FOUND)?;
    users_page(state, call, event, subscribers(state, event), Some(id))
}
