//! Messages and their polls.

use super::*;

/// Messages older than that cannot be deleted in bulk, in milliseconds.
const BULK_DELETE_AGE_MS: u64 = 14 * 24 * 3_600_000;

pub fn list(state: &State, call: &Call<'_>, channel: &Channel) -> Outcome {
    ApiError::NOT_TEXT.when(!channel.is_text())?;
    let limit = call.limit(50, 100)?;
    let may = state.world.channel_permissions(channel, call.bot);
    let history = state.world.histories.get(&channel.id);
    let history = history.filter(|_| may.contains(Permissions::READ_MESSAGE_HISTORY));
    let Some(history) = history else {
        return Ok(json!([]));
    };
    // The newer ones, which are found oldest first.
    let newer = |than: Id, most: usize| {
        let newer: Vec<&Message> = history.after(than).take(most).collect();
        newer.into_iter().rev()
    };
    let older = |than: Id| history.before(than);
    let found: Vec<&Message> = if let Some(after) = call.query_id("after") {
        newer(after, limit).collect()
    } else if let Some(around) = call.query_id("around") {
        let newer = newer(Id(around.0.saturating_sub(1)), limit / 2 + 1);
        newer.chain(older(around).take(limit)).collect()
    } else {
        older(call.query_id("before").unwrap_or(Id(u64::MAX)))
            .take(limit)
            .collect()
    };
    let page = found.into_iter().take(limit);
    let rendered = page.map(|message| state.world.render_message(message, Some(call.bot)));
    Ok(rendered.collect())
}

pub fn get(state: &State, call: &Call<'_>, message: &Message) -> Outcome {
    Ok(state.world.render_message(message, Some(call.bot)))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    may_write(state, channel, call)?;
    let id = channel.id;
    let fields = call.fields()?;
    let mut draft = message_draft::draft(call, fields, None)?;
    let reference = field(fields, "message_reference");
    let reply_to = answered(state, id, reference)?;
    let forward = forwarded(state, call, reference)?;
    let stickers = stickers(state, id, field(fields, "sticker_ids"))?;

    let nonce = match field(fields, "nonce") {
        Value::String(nonce) => Some(nonce.clone()),
        Value::Number(nonce) => Some(nonce.to_string()),
        _ => None,
    };
    let enforced = nonce.filter(|_| field(fields, "enforce_nonce") == true);
    let before = enforced
        .as_deref()
        .and_then(|nonce| state.nonces.find(call.bot, id, nonce));
    if let Some(message) = before.and_then(|before| state.world.message(id, before)) {
        return Ok(state.world.render_message(message, Some(call.bot)));
    }

    draft.message.reply_to = reply_to;
    draft.message.forward = forward;
    draft.message.sticker_items = stickers;
    let sent_nonce = draft.message.nonce.clone();
    let message = state.create_message(call.bot, id, draft);
    let message = message.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    if let Some(nonce) = enforced {
        state.nonces.insert(call.bot, id, nonce, message);
    }
    let mut rendered = render(state, call, (id, message))?;
    set_some(&mut rendered, "nonce", sent_nonce);
    Ok(rendered)
}

fn may_write(state: &State, channel: &Channel, call: &Call<'_>) -> Outcome<()> {
    ApiError::NOT_TEXT.when(!channel.is_text())?;
    let mut needed = match channel.is_thread() {
        true => Permissions::SEND_MESSAGES_IN_THREADS,
        false => Permissions::SEND_MESSAGES,
    };
    if !call.files.is_empty() {
        needed |= Permissions::ATTACH_FILES;
    }
    let may = state.world.channel_permissions(channel, call.bot);
    ApiError::MISSING_PERMISSIONS.unless(may.contains(needed))?;
    let mut recipients = channel.recipients.iter();
    let is_bot = |user: &Id| *user != call.bot && state.world.bots.contains_key(user);
    ApiError::CANNOT_DM.when(channel.kind == kind::DM && recipients.any(is_bot))
}

/// The error of a message that answers or forwards one that is not there.
fn unknown_reference() -> ApiError {
    let error = MESSAGE_REFERENCE_UNKNOWN_MESSAGE;
    ApiError::form(|errors| errors.report(&["message_reference"], error))
}

/// The message a new one answers. One that is gone is an error, unless the request says it need not be there.
fn answered(state: &State, channel: Id, reference: &Value) -> Outcome<Option<Id>> {
    if reference.is_null() || reference["type"] == 1 {
        return Ok(None);
    }
    let id = Id::from_json(&reference["message_id"]);
    let found = id.filter(|id| state.world.message(channel, *id).is_some());
    if found.is_none() && reference["fail_if_not_exists"] != false {
        return Err(unknown_reference());
    }
    Ok(found)
}

/// What a new message forwards, if it does. Only what the bot can read itself can be forwarded.
fn forwarded(state: &State, call: &Call<'_>, reference: &Value) -> Outcome<Option<Forward>> {
    if reference["type"] != 1 {
        return Ok(None);
    }
    let ids = Id::from_json(&reference["channel_id"]).zip(Id::from_json(&reference["message_id"]));
    let (channel, message) = ids.unwrap_or_default();
    let forward = state.world.forward_of(channel, message);
    let forward = forward.ok_or_else(unknown_reference)?;
    let readable = state.channel_for(call.bot, channel, Permissions::READ_MESSAGE_HISTORY);
    readable.map_err(|_| ApiError::MISSING_ACCESS)?;
    Ok(Some(forward))
}

/// The stickers of a new message. Bots can only send those of the guild they write in.
fn stickers(state: &State, channel: Id, asked: &Value) -> Outcome<Vec<Value>> {
    let guild = state.guild_of_channel(channel).unwrap_or_default();
    let items = ids(asked).into_iter();
    let items: Option<Vec<Value>> = items
        .map(|id| state.world.sticker_item(guild, id))
        .collect();
    items.ok_or(ApiError::INVALID_STICKER)
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
    let (changes, uploads) = message_draft::changes(call, changes, Some(message), None)?;
    ApiError::EMPTY_MESSAGE.when(is_left_empty(message, &changes) && uploads.is_empty())?;
    state.edit_message(channel, id, &changes, uploads);
    render(state, call, (channel, id))
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
    state.delete_message(channel, id);
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

pub fn bulk_delete(state: &mut State, call: &Call<'_>, channel: Id) -> Outcome<()> {
    let guild = state.guild_of_channel(channel).ok_or(ApiError::NOT_IN_DM)?;
    let count = call.json["messages"].as_array().map(Vec::len);
    ApiError::BULK_DELETE_COUNT.when(count.is_some_and(|count| !(2..=100).contains(&count)))?;
    let ids = ids(field(call.fields()?, "messages"));
    let is_old = |id: &Id| unix_ms().saturating_sub(id.created_ms()) > BULK_DELETE_AGE_MS;
    ApiError::BULK_DELETE_AGE.when(ids.iter().any(is_old))?;
    state.delete_messages(channel, &ids);
    let about = json!({ "count": ids.len().to_string() });
    let entry = AuditEntry::new(audit::MESSAGE_BULK_DELETE, call.bot, Some(channel));
    state.audit_entry(call, guild, entry.with(about));
    Ok(())
}

/// A message as the bot sees it.
pub fn render(state: &State, call: &Call<'_>, at: MessageKey) -> Outcome {
    let message = state.known_message(at)?;
    Ok(state.world.render_message(message, Some(call.bot)))
}

pub fn list_voters(state: &State, call: &Call<'_>, message: &Message) -> Outcome {
    let poll = message.poll.as_ref().ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let answer = poll.answer(call.id("answer_id")?.0);
    let voters = &answer.ok_or(ApiError::UNKNOWN_POLL_ANSWER)?.voters;
    let page = call.users_page(voters.iter().copied(), 25, 100)?;
    let users: Value = page.map(|voter| state.world.render_user(voter)).collect();
    Ok(json!({ "users": users }))
}

/// Only the bot's own polls can be ended.
pub fn expire_poll(state: &mut State, call: &Call<'_>, at: MessageKey) -> Outcome {
    let message = state.known_message(at)?;
    let poll = message.poll.as_ref().ok_or(ApiError::NOT_A_POLL)?;
    ApiError::NOT_THE_AUTHOR.when(message.author != call.bot)?;
    ApiError::POLL_EXPIRED.when(poll.finalized)?;
    state.end_poll(at);
    render(state, call, at)
}

/// The bot's own message; others only with MANAGE_MESSAGES.
pub fn crosspost(state: &mut State, call: &Call<'_>, at: MessageKey) -> Outcome {
    let message = state.known_message(at)?;
    let needed = match message.author == call.bot {
        true => Permissions::NONE,
        false => Permissions::MANAGE_MESSAGES,
    };
    let channel = state.allowed_channel(call, needed)?;
    ApiError::WRONG_CHANNEL_TYPE.unless(channel.kind == kind::ANNOUNCEMENT)?;
    ApiError::CROSSPOSTED.when(message.flags & CROSSPOSTED != 0)?;
    state.crosspost(at.0, at.1);
    render(state, call, at)
}
