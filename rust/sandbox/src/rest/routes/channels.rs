//! Channels, group DMs and followers of announcement channels.

use super::*;

/// The maximum bitrate of a voice channel, and the maximum user limit of a stage channel.
const LARGEST_BITRATE: i64 = 384_000;
const LARGEST_USER_LIMIT: i64 = 10_000;
/// The most characters of a topic, which of a forum are its guidelines.
const LONGEST_TOPIC: i64 = 1024;
const LONGEST_GUIDELINES: i64 = 4096;
/// The maximum number of recipients of a group DM.
const MOST_RECIPIENTS: usize = 10;

/// What one needs to change a channel, and how the audit log calls it to be changed and deleted.
fn management(channel: &Channel) -> (Permissions, u64, u64) {
    if channel.is_thread() {
        (
            Permissions::MANAGE_THREADS,
            audit::THREAD_UPDATE,
            audit::THREAD_DELETE,
        )
    } else {
        (
            Permissions::MANAGE_CHANNELS,
            audit::CHANNEL_UPDATE,
            audit::CHANNEL_DELETE,
        )
    }
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    Ok(state.world.render_channel(channel, Some(call.bot)))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    let (needed, audited, _) = management(channel);
    let (id, name) = (channel.id, channel.name().to_owned());
    let guild = channel.guild_id.ok_or(ApiError::NOT_IN_DM)?;
    if channel.owner_id != Some(call.bot) {
        let may = state.world.channel_permissions(channel, call.bot);
        ApiError::MISSING_PERMISSIONS.unless(may.contains(needed))?;
    }
    let before = state.world.render_channel(channel, None);
    let changes = call.fields()?;
    check_channel(changes, channel.kind)?;
    let after = state.update_channel(id, changes);
    let after = after.ok_or(ApiError::UNKNOWN_CHANNEL)?;
    state.audit(call, guild, audited, id, (&before, &after));
    if after["name"] != json!(name) {
        state.announce_new_name(call.bot, id);
    }
    Ok(after)
}

/// Checks what depends on the type of a channel. Guilds have the highest tier here.
pub fn check_channel(fields: &Fields, channel_kind: u64) -> Result<(), ApiError> {
    let longest = match channel_kind {
        kind::FORUM | kind::MEDIA => LONGEST_GUIDELINES,
        _ => LONGEST_TOPIC,
    };
    check(|errors| {
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
    let Some(guild) = channel.guild_id else {
        return Ok(state.world.render_channel(channel, Some(call.bot)));
    };
    let (needed, _, audited) = management(channel);
    let id = state.allowed_channel(call, needed)?.id;
    let gone = state.delete_channel(id).ok_or(ApiError::UNKNOWN_CHANNEL)?;
    state.audit(call, guild, audited, id, (&gone, &Value::Null));
    Ok(gone)
}

pub fn trigger_typing(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let channel = state.allowed_channel(call, Permissions::SEND_MESSAGES)?.id;
    state.start_typing(call.bot, channel);
    Ok(())
}

pub fn set_overwrite(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let channel = state.allowed_channel(call, Permissions::MANAGE_ROLES)?.id;
    let mut asked = Value::Object(call.fields()?.clone());
    asked["id"] = json!(call.id("overwrite_id")?);
    let overwrite = Overwrite::read(&asked).ok_or(ApiError::INVALID_FORM)?;
    let written = match state.set_overwrite(channel, overwrite.clone()) {
        Some(true) => audit::OVERWRITE_UPDATE,
        _ => audit::OVERWRITE_CREATE,
    };
    audit_overwrite(state, call, written, channel, &overwrite);
    Ok(())
}

pub fn delete_overwrite(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let channel = state.allowed_channel(call, Permissions::MANAGE_ROLES)?.id;
    let gone = state.delete_overwrite(channel, call.id("overwrite_id")?);
    let gone = gone.ok_or(ApiError::UNKNOWN_OVERWRITE)?;
    audit_overwrite(state, call, audit::OVERWRITE_DELETE, channel, &gone);
    Ok(())
}

/// Whose overwrite it was stands beside the channel.
fn audit_overwrite(
    state: &mut State,
    call: &Call<'_>,
    action: u64,
    channel: Id,
    overwrite: &Overwrite,
) {
    let Some(guild) = state.guild_of_channel(channel) else {
        return;
    };
    let mut about = json!({ "id": overwrite.id, "type": overwrite.kind.to_string() });
    let found = state.world.guild(guild);
    if let Some(role) = found.and_then(|guild| guild.roles.get(&overwrite.id)) {
        about["role_name"] = json!(role.name());
    }
    let entry = AuditEntry::new(action, call.bot, Some(channel)).with(about);
    state.audit_entry(call, guild, entry);
}

/// Creates a group DM of the users with the given access tokens.
pub fn create_group_dm(state: &mut State, call: &Call<'_>, tokens: &Value) -> Outcome {
    let tokens = entries(tokens);
    let most = i64::try_from(MOST_RECIPIENTS).ok();
    check(|errors| errors.length(&["access_tokens"], tokens.len(), None, most))?;
    let user_of = |token: &Value| {
        let user = state.world.user_of_access_token(token.as_str()?)?;
        (!state.world.bots.contains_key(&user)).then_some(user)
    };
    let users: Option<Vec<Id>> = tokens.iter().map(user_of).collect();
    let users = users.ok_or(ApiError::INVALID_ACCESS_TOKEN)?;
    let made = state.create_group_dm(call.bot, &users);
    let made = state.known_channel(made)?;
    Ok(state.world.render_channel(made, Some(call.bot)))
}

/// The group DM of the path.
fn group<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Channel, ApiError> {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    ApiError::WRONG_CHANNEL_TYPE.unless(channel.kind == kind::GROUP_DM)?;
    Ok(channel)
}

/// Returns the group DM, or 204 if the user is already in it.
pub fn add_recipient(state: &mut State, call: &Call<'_>) -> Outcome<RestResponse> {
    let found = group(state, call)?;
    let (channel, count) = (found.id, found.recipients.len());
    let user = call.id("user_id")?;
    state.check_access_token(call, user)?;
    ApiError::TOO_MANY_RECIPIENTS.when(count >= MOST_RECIPIENTS)?;
    if state.add_recipient(channel, user).is_none() {
        return Ok(RestResponse::empty());
    }
    let found = state.known_channel(channel)?;
    Ok(Created(state.world.render_channel(found, Some(call.bot))).into())
}

pub fn remove_recipient(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let channel = group(state, call)?.id;
    let removed = state.remove_recipient(channel, call.id("user_id")?);
    removed.ok_or(ApiError::INVALID_RECIPIENTS)
}

/// Another channel follows an announcement channel.
pub fn follow(state: &mut State, call: &Call<'_>) -> Outcome {
    let source = state.allowed_channel(call, Permissions::NONE)?;
    ApiError::WRONG_CHANNEL_TYPE.when(source.kind != kind::ANNOUNCEMENT)?;
    let source = source.id;
    let asked = field(call.fields()?, "webhook_channel_id");
    let channel = Id::from_json(asked).ok_or(ApiError::INVALID_FORM)?;
    state.channel_for(call.bot, channel, Permissions::MANAGE_WEBHOOKS)?;
    let webhook = state.follow_channel(source, channel, call.bot);
    let webhook = webhook.ok_or(ApiError::NOT_IN_DM)?;
    let (guild, change) = (webhook.guild_id, (&Value::Null, &webhook.render()));
    state.audit(call, guild, audit::WEBHOOK_CREATE, webhook.id, change);
    Ok(json!({ "channel_id": source, "webhook_id": webhook.id }))
}
