//! Channels.

use serde_json::{Value, json};

use super::super::check::{FormErrors, field};
use super::{Answer, ApiError, Call, Outcome, State};
use crate::id::Id;
use crate::world::{AuditEntry, Channel, Fields, Overwrite, Permissions, audit};

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
    let (guild, written) = (channel.guild_id, audited(channel).update);
    let name = channel.name().to_owned();
    let before = state.world.render_channel(channel, None);
    let changes = call.fields()?;
    check(changes, false)?;
    let rendered = state
        .update_channel(id, changes)
        .ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let guild = guild.unwrap_or_default();
    state.audit(call, guild, written, id, (&before, &rendered));
    if rendered["name"] != json!(name) {
        state.announce_new_name(call.bot, id);
    }
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
    let channel = state.allowed_channel(call, needed)?;
    let (guild, written) = (channel.guild_id, audited(channel).delete);
    let gone = state.delete_channel(id).ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let change = (&gone, &Value::Null);
    state.audit(call, guild.unwrap_or_default(), written, id, change);
    Ok(Answer::json(gone))
}

/// How the audit log calls what is done to a channel.
struct Audited {
    update: u64,
    delete: u64,
}

fn audited(channel: &Channel) -> Audited {
    if channel.is_thread() {
        Audited {
            update: audit::THREAD_UPDATE,
            delete: audit::THREAD_DELETE,
        }
    } else {
        Audited {
            update: audit::CHANNEL_UPDATE,
            delete: audit::CHANNEL_DELETE,
        }
    }
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
    let (id, kind) = (overwrite.id, overwrite.kind);
    let replaced = state.set_overwrite(channel, overwrite);
    let written = if replaced == Some(true) {
        audit::OVERWRITE_UPDATE
    } else {
        audit::OVERWRITE_CREATE
    };
    write_down_overwrite(state, call, written, channel, (id, kind));
    Ok(Answer::empty())
}

pub fn delete_overwrite(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::MANAGE_ROLES)?.id;
    let overwrite = call.id("overwrite_id")?;
    let gone = state
        .delete_overwrite(channel, overwrite)
        .ok_or(ApiError::UNKNOWN_OVERWRITE)?;
    let written = audit::OVERWRITE_DELETE;
    write_down_overwrite(state, call, written, channel, (overwrite, gone.kind));
    Ok(Answer::empty())
}

/// Whose overwrite it was stands beside the channel.
fn write_down_overwrite(
    state: &mut State,
    call: &Call<'_>,
    action: u64,
    channel: Id,
    (id, kind): (Id, u64),
) {
    let Some(guild) = state.guild_of_channel(channel) else {
        return;
    };
    let mut about = json!({ "id": id, "type": kind.to_string() });
    let found = state.world.guilds.get(&guild);
    if let Some(role) = found.and_then(|guild| guild.roles.get(&id)) {
        about["role_name"] = json!(role.name());
    }
    let entry = AuditEntry::new(action, call.bot, Some(channel)).with(about);
    state.audit_entry(call, guild, entry);
}
