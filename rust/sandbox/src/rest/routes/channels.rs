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
fn management(channel: &Channel) -> (Permissions, [u64; 2]) {
    use audit::{CHANNEL_DELETE, CHANNEL_UPDATE, THREAD_DELETE, THREAD_UPDATE};
    match channel.is_thread() {
        true => (Permissions::MANAGE_THREADS, [THREAD_UPDATE, THREAD_DELETE]),
        false => (
            Permissions::MANAGE_CHANNELS,
            [CHANNEL_UPDATE, CHANNEL_DELETE],
        ),
    }
}

pub fn get(state: &State, call: &Call<'_>, channel: &Channel) -> Outcome {
    Ok(state.world.render_channel(channel, Some(call.bot)))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    let (needed, [action, _]) = management(channel);
    let (id, name) = (channel.id, channel.name().to_owned());
    let guild = channel.guild_id.ok_or(ApiError::NOT_IN_DM)?;
    if channel.owner_id != Some(call.bot) {
        state.allowed_channel(call, needed)?;
    }
    let before = state.world.render_channel(channel, None);
    let changes =
        call.checked_fields(|fields, errors| check_channel(fields, channel.kind, errors))?;
    let after = json!(state.update_channel(id, changes));
    state.audit(call, guild, action, id, (&before, &after));
    if after["name"] != json!(name) {
        state.announce_new_name(call.bot, id);
    }
    Ok(after)
}

/// Checks what depends on the type of a channel. Guilds have the highest tier here.
pub fn check_channel(fields: &Fields, channel_kind: u64, errors: &mut FormErrors) {
    let longest = match channel_kind {
        kind::FORUM | kind::MEDIA => LONGEST_GUIDELINES,
        _ => LONGEST_TOPIC,
    };
    let length = text(fields, "topic").chars().count();
    errors.length(&["topic"], length, None, Some(longest));
    for (name, most) in [
        ("bitrate", LARGEST_BITRATE),
        ("user_limit", LARGEST_USER_LIMIT),
    ] {
        let number = field(fields, name).as_i64().unwrap_or_default();
        errors.within(name, |errors| errors.range("int", number, None, Some(most)));
    }
}

/// A DM is only closed: it stays, and opens again.
pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    let Some(guild) = channel.guild_id else {
        return Ok(state.world.render_channel(channel, Some(call.bot)));
    };
    let (needed, [_, action]) = management(channel);
    let id = state.allowed_channel(call, needed)?.id;
    let gone = json!(state.delete_channel(id));
    state.audit(call, guild, action, id, (&gone, &Value::Null));
    Ok(gone)
}

pub fn trigger_typing(state: &mut State, call: &Call<'_>, channel: Id) -> Outcome<()> {
    state.start_typing(call.bot, channel);
    Ok(())
}

pub fn set_overwrite(state: &mut State, call: &Call<'_>, channel: Id) -> Outcome<()> {
    let mut asked = Value::Object(call.fields()?.clone());
    asked["id"] = json!(call.id("overwrite_id")?);
    let overwrite = Overwrite::read(&asked).ok_or(ApiError::INVALID_FORM)?;
    let action = match state.set_overwrite(channel, overwrite.clone()) {
        Some(true) => audit::OVERWRITE_UPDATE,
        _ => audit::OVERWRITE_CREATE,
    };
    audit_overwrite(state, call, action, channel, &overwrite)
}

pub fn delete_overwrite(state: &mut State, call: &Call<'_>, channel: Id) -> Outcome<()> {
    let gone = state.delete_overwrite(channel, call.id("overwrite_id")?);
    let gone = gone.ok_or(ApiError::UNKNOWN_OVERWRITE)?;
    audit_overwrite(state, call, audit::OVERWRITE_DELETE, channel, &gone)
}

/// Whose overwrite it was stands beside the channel.
fn audit_overwrite(
    state: &mut State,
    call: &Call<'_>,
    action: u64,
    channel: Id,
    overwrite: &Overwrite,
) -> Outcome<()> {
    let guild = state.guild_of_channel(channel).ok_or(ApiError::NOT_IN_DM)?;
    let mut about = json!({ "id": overwrite.id, "type": overwrite.kind.to_string() });
    let found = state.world.guild(guild);
    if let Some(role) = found.and_then(|guild| guild.roles.get(&overwrite.id)) {
        about["role_name"] = json!(role.name());
    }
    let entry = AuditEntry::new(action, call.bot, Some(channel)).with(about);
    state.audit_entry(call, guild, entry);
    Ok(())
}

/// Creates a group DM of the users with the given access tokens.
pub fn create_group_dm(state: &mut State, call: &Call<'_>, tokens: &[Value]) -> Outcome {
    let user_of = |token: &Value| {
        let user = state.world.user_of_access_token(token.as_str()?)?;
        (!state.world.bots.contains_key(&user)).then_some(user)
    };
    let users: Option<Vec<Id>> = tokens.iter().map(user_of).collect();
    let users = users.ok_or(ApiError::INVALID_ACCESS_TOKEN)?;
    let made = state.create_group_dm(call.bot, &users);
    render(state, call, made)
}

pub(super) fn render(state: &State, call: &Call<'_>, channel: Id) -> Outcome {
    let channel = state.known_channel(channel)?;
    Ok(state.world.render_channel(channel, Some(call.bot)))
}

/// The group DM of the path.
fn group<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Channel> {
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
    Ok(Created(render(state, call, channel)?).into())
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
    state.audit_made(
        call,
        webhook.guild_id,
        audit::WEBHOOK_CREATE,
        &webhook.render(),
    );
    Ok(json!({ "channel_id": source, "webhook_id": webhook.id }))
}
