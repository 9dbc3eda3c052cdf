//! Channels.

use serde_json::{Value, json};

use super::super::check::{FormErrors, field};
use super::{Answer, ApiError, Call, Outcome, State};
use crate::world::{Fields, Overwrite, Permissions};

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    Ok(Answer::json(
        state.world.render_channel(channel, Some(call.bot)),
    ))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    let id = channel.id;
    let needed = if channel.is_thread() {
        Permissions::MANAGE_THREADS
    } else {
        Permissions::MANAGE_CHANNELS
    };
    let own_thread = channel.owner_id == Some(call.bot);
    if channel.guild_id.is_none() {
        return Err(ApiError::NOT_IN_DM);
    }
    if !own_thread
        && !state
            .world
            .channel_permissions(channel, call.bot)
            .contains(needed)
    {
        return Err(ApiError::MISSING_PERMISSIONS);
    }
    let changes = call.fields()?;
    check(changes, false)?;
    let rendered = state
        .update_channel(id, changes)
        .ok_or(ApiError::UNKNOWN_CHANNEL)?;
    Ok(Answer::json(rendered))
}

/// The checks of a channel's fields, new or changed.
pub fn check(fields: &Fields, new: bool) -> Result<(), ApiError> {
    let mut errors = FormErrors::default();
    if new {
        errors.required(&["name"], field(fields, "name"));
    }
    errors.text(&["name"], field(fields, "name"), 1, 100);
    errors.text(&["topic"], field(fields, "topic"), 0, 1024);
    errors.number(
        &["rate_limit_per_user"],
        field(fields, "rate_limit_per_user"),
        0,
        21_600,
    );
    errors.number(&["user_limit"], field(fields, "user_limit"), 0, 10_000);
    errors.number(&["bitrate"], field(fields, "bitrate"), 8000, 384_000);
    errors.finish()
}

/// A DM is only closed: it stays, and opens again.
pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    let id = channel.id;
    if channel.guild_id.is_none() {
        return Ok(Answer::json(
            state.world.render_channel(channel, Some(call.bot)),
        ));
    }
    let needed = if channel.is_thread() {
        Permissions::MANAGE_THREADS
    } else {
        Permissions::MANAGE_CHANNELS
    };
    state.allowed_channel(call, needed)?;
    Ok(Answer::json(
        state.delete_channel(id).ok_or(ApiError::UNKNOWN_CHANNEL)?,
    ))
}

pub fn trigger_typing(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::SEND_MESSAGES)?.id;
    state.start_typing(call.bot, channel);
    Ok(Answer::empty())
}

pub fn set_overwrite(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::MANAGE_ROLES)?.id;
    let mut asked = Value::Object(call.fields()?.clone());
    asked["id"] = json!(call.id("overwrite_id")?);
    let overwrite = Overwrite::read(&asked).ok_or(ApiError::INVALID_FORM)?;
    let found = state
        .world
        .channels
        .get_mut(&channel)
        .ok_or(ApiError::UNKNOWN_CHANNEL)?;
    found.overwrites.retain(|other| other.id != overwrite.id);
    found.overwrites.push(overwrite);
    state.update_channel(channel, &Fields::new());
    Ok(Answer::empty())
}

pub fn delete_overwrite(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::MANAGE_ROLES)?.id;
    let overwrite = call.id("overwrite_id")?;
    let found = state
        .world
        .channels
        .get_mut(&channel)
        .ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let before = found.overwrites.len();
    found.overwrites.retain(|other| other.id != overwrite);
    if found.overwrites.len() == before {
        return Err(ApiError::UNKNOWN_OVERWRITE);
    }
    state.update_channel(channel, &Fields::new());
    Ok(Answer::empty())
}
