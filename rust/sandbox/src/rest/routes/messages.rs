//! Messages.

use serde_json::{Value, json};

use super::super::form_errors::{FormErrors, field};
use super::super::{message_draft, message_rules};
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::{Id, unix_ms};
use crate::world::{AuditEntry, Channel, Fields, Forward, Message, Permissions, audit, kind};

/// Messages older than that cannot be deleted in bulk, in milliseconds.
const BULK_DELETE_AGE_MS: u64 = 14 * 24 * 3_600_000;

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    if !channel.is_text() {
        return Err(ApiError::NOT_TEXT);
    }
    let limit = call.limit(50, 100)?;
    let may_read = state
        .world
        .channel_permissions(channel, call.bot)
        .contains(Permissions::READ_MESSAGE_HISTORY);
    let Some(history) = state.world.histories.get(&channel.id).filter(|_| may_read) else {
        return Ok(RestResponse::json(Value::Array(Vec::new())));
    };
    let mut found: Vec<&Message> = if let Some(after) = call.query_id("after") {
        let mut newer: Vec<&Message> = history.after(after).take(limit).collect();
        newer.reverse();
        newer
    } else if let Some(around) = call.query_id("around") {
        let newer = history
            .after(Id(around.0.saturating_sub(1)))
            .take(limit / 2 + 1);
        let mut found: Vec<&Message> = newer.collect();
        found.reverse();
        found.extend(
            history
                .before(around)
                .take(limit.saturating_sub(found.len())),
        );
        found
    } else {
        let before = call.query_id("before").unwrap_or(Id(u64::MAX));
        history.before(before).take(limit).collect()
    };
    found.truncate(limit);
    Ok(RestResponse::json(
        found
            .into_iter()
            .map(|message| state.world.render_message(message, Some(call.bot)))
            .collect(),
    ))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::READ_MESSAGE_HISTORY)?;
    Ok(RestResponse::json(
        state.world.render_message(message, Some(call.bot)),
    ))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    may_write(state, channel, call)?;
    let id = channel.id;
    let fields = call.fields()?;
    message_rules::check(call, fields, None, None)?;
    let mut errors = FormErrors::default();
    let reference = field(fields, "message_reference");
    let forwards = reference["type"] == 1;
    let reply_to = if forwards {
        None
    } else {
        answered(state, id, reference, &mut errors)
    };
    let forward = forwarded(state, call, reference, &mut errors)?;
    errors.finish()?;
    let stickers = stickers(state, id, field(fields, "sticker_ids"))?;

    let nonce = match field(fields, "nonce") {
        Value::String(nonce) => Some(nonce.clone()),
        Value::Number(nonce) => Some(nonce.to_string()),
        _ => None,
    };
    let enforced = nonce.filter(|_| field(fields, "enforce_nonce") == true);
    if let Some(before) = enforced
        .as_deref()
        .and_then(|nonce| state.nonces.find(call.bot, id, nonce))
        && let Some(message) = state.world.message(id, before)
    {
        return Ok(RestResponse::json(
            state.world.render_message(message, Some(call.bot)),
        ));
    }

    let mut draft = message_draft::draft(call, fields)?;
    draft.reply_to = reply_to;
    draft.forward = forward;
    draft.stickers = stickers;
    let sent_nonce = draft.nonce.clone();
    let message = state
        .create_message(call.bot, id, draft)
        .ok_or(ApiError::UNKNOWN_CHANNEL)?;
    if let Some(nonce) = enforced {
        state.nonces.insert(call.bot, id, nonce, message);
    }
    let mut rendered = render(state, id, message, call.bot)?;
    if let Some(nonce) = sent_nonce {
        rendered["nonce"] = nonce;
    }
    Ok(RestResponse::json(rendered))
}

fn may_write(state: &State, channel: &Channel, call: &Call<'_>) -> Result<(), ApiError> {
    if !channel.is_text() {
        return Err(ApiError::NOT_TEXT);
    }
    let may = state.world.channel_permissions(channel, call.bot);
    let needed = if channel.is_thread() {
        Permissions::SEND_MESSAGES_IN_THREADS
    } else {
        Permissions::SEND_MESSAGES
    };
    let files = !call.files.is_empty();
    if !may.contains(needed) || (files && !may.contains(Permissions::ATTACH_FILES)) {
        return Err(ApiError::MISSING_PERMISSIONS);
    }
    if channel.kind == kind::DM {
        let bots = channel
            .recipients
            .iter()
            .filter(|user| state.world.bots.contains_key(user))
            .count();
        if bots > 1 {
            return Err(ApiError::CANNOT_DM);
        }
    }
    Ok(())
}

/// The message a new one answers. One that is gone is an error, unless the request says it need not be there.
fn answered(state: &State, channel: Id, reference: &Value, errors: &mut FormErrors) -> Option<Id> {
    if reference.is_null() {
        return None;
    }
    let id = Id::from_json(&reference["message_id"]);
    let found = id.filter(|id| state.world.message(channel, *id).is_some());
    if found.is_none() && reference["fail_if_not_exists"] != false {
        errors.add(
            &["message_reference"],
            "MESSAGE_REFERENCE_UNKNOWN_MESSAGE",
            "Unknown message",
        );
    }
    found
}

/// What a new message forwards, if it does. Only what the bot can read itself can be forwarded.
fn forwarded(
    state: &State,
    call: &Call<'_>,
    reference: &Value,
    errors: &mut FormErrors,
) -> Result<Option<Forward>, ApiError> {
    if reference["type"] != 1 {
        return Ok(None);
    }
    let ids = Id::from_json(&reference["channel_id"]).zip(Id::from_json(&reference["message_id"]));
    let (channel, message) = ids.unwrap_or_default();
    let Some(forward) = state.world.forward_of(channel, message) else {
        errors.add(
            &["message_reference"],
            "MESSAGE_REFERENCE_UNKNOWN_MESSAGE",
            "Unknown message",
        );
        return Ok(None);
    };
    let found = state.world.channels.get(&channel);
    let may = found.is_some_and(|channel| {
        let may = state.world.channel_permissions(channel, call.bot);
        state.world.can_view(channel, call.bot) && may.contains(Permissions::READ_MESSAGE_HISTORY)
    });
    if may {
        Ok(Some(forward))
    } else {
        Err(ApiError::MISSING_ACCESS)
    }
}

/// The stickers of a new message. Bots can only send those of the guild they write in.
fn stickers(state: &State, channel: Id, asked: &Value) -> Result<Vec<Value>, ApiError> {
    let guild = state.guild_of_channel(channel).unwrap_or_default();
    let asked = asked.as_array().into_iter().flatten();
    asked
        .map(|id| {
            let id = Id::from_json(id).ok_or(ApiError::INVALID_STICKER)?;
            let item = state.world.sticker_item(guild, id);
            item.ok_or(ApiError::INVALID_STICKER)
        })
        .collect()
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::NONE)?;
    let (channel, id, author) = (message.channel_id, message.id, message.author);
    let mut changes: Fields = call.fields()?.clone();
    if author != call.bot {
        let manages = state
            .allowed_channel(call, Permissions::MANAGE_MESSAGES)
            .is_ok();
        let only_flags = changes.keys().all(|key| key == "flags") && call.files.is_empty();
        if !(manages && only_flags) {
            return Err(ApiError::NOT_THE_AUTHOR);
        }
    }
    if message.poll.is_some() && changes.keys().any(|key| key != "flags") {
        return Err(ApiError::POLL_EDIT);
    }
    message_rules::check(call, &changes, Some(message), None)?;
    if let Some(Value::Array(embeds)) = changes.get_mut("embeds") {
        *embeds = message_draft::rich(std::mem::take(embeds));
    }
    let uploads = message_draft::uploads(call, &changes);
    if is_left_empty(message, &changes) && uploads.is_empty() {
        return Err(ApiError::EMPTY_MESSAGE);
    }
    state
        .edit_message(channel, id, &changes, uploads)
        .ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok(RestResponse::json(render(state, channel, id, call.bot)?))
}

/// Whether nothing would remain of a message.
pub(super) fn is_left_empty(message: &Message, changes: &Fields) -> bool {
    let empties = |name: &str, has: bool| match changes.get(name) {
        None => !has,
        Some(Value::Array(list)) => list.is_empty(),
        Some(value) => value.as_str().unwrap_or_default().trim().is_empty(),
    };
    empties("content", !message.content.is_empty())
        && empties("embeds", !message.embeds.is_empty())
        && empties("components", !message.components.is_empty())
        && empties("attachments", !message.attachments.is_empty())
        && message.poll.is_none()
        && message.sticker_items.is_empty()
        && message.forward.is_none()
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::NONE)?;
    let (channel, id, author) = (message.channel_id, message.id, message.author);
    if author != call.bot {
        state.allowed_channel(call, Permissions::MANAGE_MESSAGES)?;
    }
    state
        .delete_message(channel, id)
        .ok_or(ApiError::UNKNOWN_MESSAGE)?;
    // What users do to their own messages is not recorded.
    if author != call.bot
        && let Some(guild) = state.guild_of_channel(channel)
    {
        let about = json!({ "channel_id": channel, "count": "1" });
        let entry = AuditEntry::new(audit::MESSAGE_DELETE, call.bot, Some(author));
        state.audit_entry(call, guild, entry.with(about));
    }
    Ok(RestResponse::empty())
}

pub fn bulk_delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::MANAGE_MESSAGES)?;
    let guild = channel.guild_id.ok_or(ApiError::NOT_IN_DM)?;
    let channel = channel.id;
    let count = call.json["messages"].as_array().map(Vec::len);
    if count.is_some_and(|count| !(2..=100).contains(&count)) {
        return Err(ApiError::BULK_DELETE_COUNT);
    }
    let asked = field(call.fields()?, "messages").as_array();
    let ids = asked.into_iter().flatten().filter_map(Id::from_json);
    let ids: Vec<Id> = ids.collect();
    if ids
        .iter()
        .any(|id| unix_ms().saturating_sub(id.created_ms()) > BULK_DELETE_AGE_MS)
    {
        return Err(ApiError::BULK_DELETE_AGE);
    }
    state.delete_messages(channel, &ids);
    let about = json!({ "count": ids.len().to_string() });
    let entry = AuditEntry::new(audit::MESSAGE_BULK_DELETE, call.bot, Some(channel));
    state.audit_entry(call, guild, entry.with(about));
    Ok(RestResponse::empty())
}

pub fn render(state: &State, channel: Id, message: Id, viewer: Id) -> Result<Value, ApiError> {
    let message = state
        .world
        .message(channel, message)
        .ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok(state.world.render_message(message, Some(viewer)))
}
