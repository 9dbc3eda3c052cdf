//! Invites, and their target users as a file of ids.

use super::*;

/// A good invite by its code.
pub(super) fn find<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Invite> {
    let found = state.world.invites.get(call.text("code"));
    let good = found.filter(|invite| invite.is_good());
    good.ok_or(ApiError::UNKNOWN_INVITE)
}

fn render_all(state: &State, is_wanted: impl Fn(&Invite) -> bool) -> Outcome {
    let all = state.world.invites.values();
    let wanted = all.filter(|invite| invite.is_good() && is_wanted(invite));
    let rendered = wanted.map(|invite| state.world.render_invite(invite, false, true));
    Ok(rendered.collect())
}

/// An invite can be fetched by its code, without permissions.
pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    let invite = find(state, call)?;
    let with_counts = call.query_flag("with_counts");
    let mut rendered = state.world.render_invite(invite, with_counts, false);
    let guild = state.world.guild(invite.guild_id);
    let events = guild.map(|guild| guild.items(ItemKind::ScheduledEvent));
    let event = call.query_id("guild_scheduled_event_id");
    let event = events.and_then(|events| events.get(&event?));
    let event = event.map(|event| state.world.render_item(ItemKind::ScheduledEvent, event));
    set_some(&mut rendered, "guild_scheduled_event", event);
    Ok(rendered)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let invite = find(state, call)?;
    let guild_wide = state.world.guild_permissions(invite.guild_id, call.bot);
    if !guild_wide.contains(Permissions::MANAGE_GUILD) {
        state.channel_for(call.bot, invite.channel_id, Permissions::MANAGE_CHANNELS)?;
    }
    let gone = state.delete_invite(call.text("code"));
    let gone = gone.ok_or(ApiError::UNKNOWN_INVITE)?;
    let rendered = state.world.render_invite(&gone, false, false);
    write_down(state, call, &gone, audit::INVITE_DELETE);
    Ok(rendered)
}

pub fn list_of_channel(state: &State, _: &Call<'_>, channel: &Channel) -> Outcome {
    render_all(state, |invite| invite.channel_id == channel.id)
}

pub fn list_of_guild(state: &State, _: &Call<'_>, guild: &Guild) -> Outcome {
    render_all(state, |invite| invite.guild_id == guild.id)
}

pub fn create(state: &mut State, call: &Call<'_>, channel: Id) -> Outcome {
    let mut given = call.fields()?.clone();
    let targets = read_targets(call)?;
    if targets.is_some() {
        set(&mut given, "unique", true);
    }
    let known = state.world.invites.len();
    let invite = state.create_invite(channel, call.bot, &given);
    let invite = invite.ok_or(ApiError::NOT_IN_DM)?;
    if let Some(found) = state.world.invites.get_mut(&invite.code) {
        found.targets = targets.or(found.targets.take());
    }
    if state.world.invites.len() > known {
        write_down(state, call, &invite, audit::INVITE_CREATE);
    }
    Ok(state.world.render_invite(&invite, false, true))
}

/// What of an invite the audit log does not tell.
const NOT_AUDITED: &str = "inviter created_at expires_at type role_ids";

/// An invite is no target: it has a code in place of an id.
fn write_down(state: &mut State, call: &Call<'_>, invite: &Invite, action: u64) {
    let mut rendered = state.world.render_invite_event(invite);
    rendered["inviter_id"] = rendered["inviter"]["id"].take();
    let rendered = without(rendered, NOT_AUDITED);
    let (before, after) = match action {
        audit::INVITE_CREATE => (&Value::Null, &rendered),
        _ => (&rendered, &Value::Null),
    };
    let entry = AuditEntry::new(action, call.bot, None).changed(before, after);
    state.audit_entry(call, invite.guild_id, entry);
}

/// The field of the form that holds the file.
const FIELD: &str = "target_users_file";
/// The status of work that is done.
const COMPLETED: u64 = 2;

/// The invite of the path, for its maker and for those who manage its guild.
fn managed<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Invite> {
    let invite = find(state, call)?;
    let may = state.world.guild_permissions(invite.guild_id, call.bot);
    let is_manager = invite.inviter == call.bot || may.contains(Permissions::MANAGE_GUILD);
    ApiError::MISSING_PERMISSIONS.unless(is_manager)?;
    Ok(invite)
}

fn targets<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Targets> {
    let targets = managed(state, call)?.targets.as_ref();
    targets.ok_or(ApiError::UNKNOWN_TARGET_USERS)
}

pub fn get_targets(state: &State, call: &Call<'_>) -> Outcome<RestResponse> {
    let mut file = "user_id\n".to_owned();
    for user in &targets(state, call)?.users {
        file.push_str(&format!("{user}\n"));
    }
    Ok(RestResponse::file("text/csv", file.into_bytes()))
}

pub fn set_targets(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let code = managed(state, call)?.code.clone();
    let targets = read_targets(call)?.ok_or(ApiError::INVALID_FORM)?;
    if let Some(invite) = state.world.invites.get_mut(&code) {
        invite.targets = Some(targets);
    }
    Ok(())
}

/// The target users that a request names, if any.
pub(super) fn read_targets(call: &Call<'_>) -> Outcome<Option<Targets>> {
    let Some(file) = call.files.iter().find(|file| file.field == FIELD) else {
        return Ok(None);
    };
    let text = String::from_utf8_lossy(&file.upload.bytes);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    // The first line may be the title of the only column.
    let first = lines.next().filter(|line| *line != "user_id");
    let lines = first.into_iter().chain(lines);
    let users: Result<Vec<Id>, _> = lines.map(str::parse).collect();
    let users = users.map_err(|_| ApiError::INVALID_FORM)?;
    Ok(Some(Targets {
        users,
        named_ms: unix_ms(),
    }))
}

/// With Discord it takes a while until the file is worked through; here it is done at once.
pub fn get_targets_job(state: &State, call: &Call<'_>) -> Outcome {
    let targets = targets(state, call)?;
    Ok(json!({
        "status": COMPLETED,
        "total_users": targets.users.len(),
        "processed_users": targets.users.len(),
        "created_at": iso(targets.named_ms),
        "completed_at": iso(targets.named_ms),
        "error_message": null,
    }))
}
