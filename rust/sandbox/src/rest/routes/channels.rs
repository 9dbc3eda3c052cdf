//! Channels.

use serde_json::{Value, json};

use super::super::form_errors::{self, field};
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{AuditEntry, Channel, Fields, Overwrite, Permissions, audit, kind};

/// The maximum bitrate of a voice channel, and the maximum user limit of a stage channel.
const LARGEST_BITRATE: i64 = 384_000;
const LARGEST_USER_LIMIT: i64 = 10_000;
/// The most characters of a topic, which of a forum are its guidelines.
const LONGEST_TOPIC: i64 = 1024;
const LONGEST_GUIDELINES: i64 = 4096;

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    Ok(RestResponse::json(
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
    check(changes, channel.kind)?;
    let rendered = state
        .update_channel(id, changes)
        .ok_or(ApiError::UNKNOWN_CHANNEL)?;
    let guild = guild.unwrap_or_default();
    state.audit(call, guild, written, id, (&before, &rendered));
    if rendered["name"] != json!(name) {
        state.announce_new_name(call.bot, id);
    }
    Ok(RestResponse::json(rendered))
}

/// Checks what depends on the type of a channel. Guilds have the highest tier here.
pub fn check(fields: &Fields, channel_kind: u64) -> Result<(), ApiError> {
    let forum = matches!(channel_kind, kind::FORUM | kind::MEDIA);
    let longest = if forum {
        LONGEST_GUIDELINES
    } else {
        LONGEST_TOPIC
    };
    form_errors::check(|errors| {
        let topic = field(fields, "topic").as_str().unwrap_or_default();
        errors.length(&["topic"], topic.chars().count(), None, Some(longest));
        for (name, most) in [
            ("bitrate", LARGEST_BITRATE),
            ("user_limit", LARGEST_USER_LIMIT),
        ] {
            let number = field(fields, name).as_i64().unwrap_or_default();
            errors.within(name, |errors| errors.range("int", number, None, Some(most)));
        }
    })
}

/// A DM is only closed: it stays, and opens again.
pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    let id = channel.id;
    if channel.guild_id.is_none() {
        return Ok(RestResponse::json(
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
    Ok(RestResponse::json(gone))
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
    Ok(RestResponse::empty())
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
    Ok(RestResponse::empty())
}

pub fn delete_overwrite(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::MANAGE_ROLES)?.id;
    let overwrite = call.id("overwrite_id")?;
    let gone = state
        .delete_overwrite(channel, overwrite)
        .ok_or(ApiError::UNKNOWN_OVERWRITE)?;
    let written = audit::OVERWRITE_DELETE;
    write_down_overwrite(state, call, written, channel, (overwrite, gone.kind));
    Ok(RestResponse::empty())
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
