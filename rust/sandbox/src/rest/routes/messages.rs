//! Messages and their polls.

use super::*;

/// Messages older than that cannot be deleted in bulk, in milliseconds.
const BULK_DELETE_AGE_MS: u64 = 14 * 24 * 3_600_000;

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    ApiError::NOT_TEXT.when(!channel.is_text())?;
    let limit = call.limit(50, 100)?;
    let may_read = state
        .world
        .channel_permissions(channel, call.bot)
        .contains(Permissions::READ_MESSAGE_HISTORY);
    let Some(history) = state.world.histories.get(&channel.id).filter(|_| may_read) else {
        return Ok(Value::Array(Vec::new()));
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
    Ok(found
        .into_iter()
        .map(|message| state.world.render_message(message, Some(call.bot)))
        .collect())
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::READ_MESSAGE_HISTORY)?;
    Ok(state.world.render_message(message, Some(call.bot)))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    may_write(state, channel, call)?;
    let id = channel.id;
    let fields = call.fields()?;
    message_rules::check(call, fields, None, None)?;
    let mut errors = FormErrors::default();
    let reference = field(fields, "message_reference");
    let reply_to = answered(state, id, reference, &mut errors);
    let forward = forwarded(state, call, reference, &mut errors)?;
    errors.finish()?;
    let stickers = stickers(state, id, field(fields, "sticker_ids"))?;

    let nonce = match field(fields, "nonce") {
        Value::String(nonce) => Some(nonce.clone()),
        Value::Number(nonce) => Some(nonce.to_string()),
        _ => None,
    };
    let enforced = nonce.filter(|_| field(fields, "enforce_nonce") == true);
    let nonces = &mut state.nonces;
    let before = enforced.as_deref();
    let before = before.and_then(|nonce| nonces.find(call.bot, id, nonce));
    if let Some(message) = before.and_then(|before| state.world.message(id, before)) {
        return Ok(state.world.render_message(message, Some(call.bot)));
    }

    let mut draft = message_draft::draft(call, fields)?;
    draft.message.reply_to = reply_to;
    draft.message.forward = forward;
    draft.message.sticker_items = stickers;
    let sent_nonce = draft.message.nonce.clone();
    let message = state.create_message(call.bot, id, draft);
    let message = message.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    if let Some(nonce) = enforced {
        state.nonces.insert(call.bot, id, nonce, message);
    }
    let mut rendered = render(state, id, message, call.bot)?;
    set_some(&mut rendered, "nonce", sent_nonce);
    Ok(rendered)
}

fn may_write(state: &State, channel: &Channel, call: &Call<'_>) -> Result<(), ApiError> {
    ApiError::NOT_TEXT.when(!channel.is_text())?;
    let may = state.world.channel_permissions(channel, call.bot);
    let needed = if channel.is_thread() {
        Permissions::SEND_MESSAGES_IN_THREADS
    } else {
        Permissions::SEND_MESSAGES
    };
    let files = !call.files.is_empty();
    ApiError::MISSING_PERMISSIONS
        .when(!may.contains(needed) || (files && !may.contains(Permissions::ATTACH_FILES)))?;
    if channel.kind == kind::DM {
        let bots = channel
            .recipients
            .iter()
            .filter(|user| state.world.bots.contains_key(user))
            .count();
        ApiError::CANNOT_DM.when(bots > 1)?;
    }
    Ok(())
}

/// The message a new one answers. One that is gone is an error, unless the request says it need not be there.
fn answered(state: &State, channel: Id, reference: &Value, errors: &mut FormErrors) -> Option<Id> {
    if reference.is_null() || reference["type"] == 1 {
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
    let found = state.world.channel(channel);
    let may = found.is_some_and(|channel| {
        let may = state.world.channel_permissions(channel, call.bot);
        state.world.can_view(channel, call.bot) && may.contains(Permissions::READ_MESSAGE_HISTORY)
    });
    ApiError::MISSING_ACCESS.unless(may)?;
    Ok(Some(forward))
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
    let changes = call.fields()?;
    if author != call.bot {
        let manages = state.allowed_channel(call, Permissions::MANAGE_MESSAGES);
        let only_flags = changes.keys().all(|key| key == "flags") && call.files.is_empty();
        ApiError::NOT_THE_AUTHOR.when(manages.is_err() || !only_flags)?;
    }
    ApiError::POLL_EDIT.when(message.poll.is_some() && changes.keys().any(|key| key != "flags"))?;
    message_rules::check(call, changes, Some(message), None)?;
    let (changes, uploads) = message_draft::changes(call, changes);
    ApiError::EMPTY_MESSAGE.when(is_left_empty(message, &changes) && uploads.is_empty())?;
    let edited = state.edit_message(channel, id, &changes, uploads);
    edited.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    render(state, channel, id, call.bot)
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

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
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
    Ok(())
}

pub fn bulk_delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let channel = state.allowed_channel(call, Permissions::MANAGE_MESSAGES)?;
    let guild = channel.guild_id.ok_or(ApiError::NOT_IN_DM)?;
    let channel = channel.id;
    let count = call.json["messages"].as_array().map(Vec::len);
    ApiError::BULK_DELETE_COUNT.when(count.is_some_and(|count| !(2..=100).contains(&count)))?;
    let asked = field(call.fields()?, "messages").as_array();
    let ids = asked.into_iter().flatten().filter_map(Id::from_json);
    let ids: Vec<Id> = ids.collect();
    ApiError::BULK_DELETE_AGE.when(
        ids.iter()
            .any(|id| unix_ms().saturating_sub(id.created_ms()) > BULK_DELETE_AGE_MS),
    )?;
    state.delete_messages(channel, &ids);
    let about = json!({ "count": ids.len().to_string() });
    let entry = AuditEntry::new(audit::MESSAGE_BULK_DELETE, call.bot, Some(channel));
    state.audit_entry(call, guild, entry.with(about));
    Ok(())
}

pub fn render(state: &State, channel: Id, message: Id, viewer: Id) -> Result<Value, ApiError> {
    let message = state.known_message(channel, message)?;
    Ok(state.world.render_message(message, Some(viewer)))
}

pub fn list_voters(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::READ_MESSAGE_HISTORY)?;
    let poll = message.poll.as_ref().ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let answer: Id = call.id("answer_id")?;
    let answer = poll.answer(answer.0).ok_or(ApiError::UNKNOWN_POLL_ANSWER)?;
    let limit = call.limit(25, 100)?;
    let after = call.query_id("after").unwrap_or_default();
    let mut voters = answer.voters.clone();
    voters.sort_unstable();
    let users: Vec<Value> = voters
        .into_iter()
        .filter(|voter| *voter > after)
        .take(limit)
        .map(|voter| state.world.render_user(voter))
        .collect();
    Ok(json!({ "users": users }))
}

/// Only the bot's own polls can be ended.
pub fn expire_poll(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::NONE)?;
    let (channel, id) = (message.channel_id, message.id);
    let poll = message.poll.as_ref().ok_or(ApiError::NOT_A_POLL)?;
    ApiError::NOT_THE_AUTHOR.when(message.author != call.bot)?;
    ApiError::POLL_EXPIRED.when(poll.finalized)?;
    state.end_poll((channel, id));
    let ended = state.world.message(channel, id);
    Ok(json!(ended.map(|ended| {
        state.world.render_message(ended, Some(call.bot))
    })))
}

/// The bot's own message; others only with MANAGE_MESSAGES.
pub fn crosspost(state: &mut State, call: &Call<'_>) -> Outcome {
    let message = state.allowed_message(call, Permissions::SEND_MESSAGES)?;
    let (channel, id) = (message.channel_id, message.id);
    if message.author != call.bot {
        state.allowed_channel(call, Permissions::MANAGE_MESSAGES)?;
    }
    let found = state.world.channel(channel);
    ApiError::WRONG_CHANNEL_TYPE
        .when(found.is_none_or(|channel| channel.kind != kind::ANNOUNCEMENT))?;
    ApiError::CROSSPOSTED.when(message.flags & CROSSPOSTED != 0)?;
    state.crosspost(channel, id);
    let message = state.known_message(channel, id)?;
    Ok(state.world.render_message(message, Some(call.bot)))
}
