//! Invites.

use serde_json::Value;

use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{AuditEntry, Invite, ItemKind, Permissions, audit};

/// A good invite by its code.
pub(super) fn find<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Invite, ApiError> {
    let found = state.world.invites.get(call.text("code"));
    found
        .filter(|invite| invite.is_good())
        .ok_or(ApiError::UNKNOWN_INVITE)
}

fn render_all<'a>(state: &State, invites: impl Iterator<Item = &'a Invite>) -> Value {
    invites
        .filter(|invite| invite.is_good())
        .map(|invite| state.world.render_invite(invite, false, true))
        .collect()
}

/// An invite can be fetched by its code, without permissions.
pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let invite = find(state, call)?;
    let with_counts = call.query_flag("with_counts");
    let mut rendered = state.world.render_invite(invite, with_counts, false);
    let event = call.query_id("guild_scheduled_event_id");
    let guild = state.world.guilds.get(&invite.guild_id);
    let found = guild.zip(event).and_then(|(guild, event)| {
        let events = guild.items(ItemKind::ScheduledEvent);
        events.get(&event)
    });
    if let Some(event) = found {
        rendered["guild_scheduled_event"] =
            state.world.render_item(ItemKind::ScheduledEvent, event);
    }
    Ok(RestResponse::json(rendered))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let invite = find(state, call)?;
    let guild_wide = state.world.guild_permissions(invite.guild_id, call.bot);
    if !guild_wide.contains(Permissions::MANAGE_GUILD) {
        state.channel_for(call.bot, invite.channel_id, Permissions::MANAGE_CHANNELS)?;
    }
    let code = invite.code.clone();
    let gone = state.delete_invite(&code).ok_or(ApiError::UNKNOWN_INVITE)?;
    let rendered = state.world.render_invite(&gone, false, false);
    write_down(state, call, &gone, audit::INVITE_DELETE);
    Ok(RestResponse::json(rendered))
}

pub fn list_of_channel(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state
        .allowed_channel(call, Permissions::MANAGE_CHANNELS)?
        .id;
    let all = state.world.invites.values();
    Ok(RestResponse::json(render_all(
        state,
        all.filter(|invite| invite.channel_id == channel),
    )))
}

pub fn list_of_guild(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?.id;
    let all = state.world.invites.values();
    Ok(RestResponse::json(render_all(
        state,
        all.filter(|invite| invite.guild_id == guild),
    )))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state
        .allowed_channel(call, Permissions::CREATE_INSTANT_INVITE)?
        .id;
    let fields = call.fields()?;
    let targets = super::invite_targets::read(call)?;
    let mut given = fields.clone();
    if targets.is_some() {
        given.insert("unique".to_owned(), Value::Bool(true));
    }
    let known = state.world.invites.len();
    let invite = state
        .create_invite(channel, call.bot, &given)
        .ok_or(ApiError::NOT_IN_DM)?;
    if let Some(found) = state.world.invites.get_mut(&invite.code) {
        found.targets = targets.or(found.targets.take());
    }
    if state.world.invites.len() > known {
        write_down(state, call, &invite, audit::INVITE_CREATE);
    }
    Ok(RestResponse::json(
        state.world.render_invite(&invite, false, true),
    ))
}

/// An invite is no target: it has a code in place of an id.
fn write_down(state: &mut State, call: &Call<'_>, invite: &Invite, action: u64) {
    let mut rendered = state.world.render_invite_event(invite);
    rendered["inviter_id"] = rendered["inviter"]["id"].take();
    if let Value::Object(fields) = &mut rendered {
        for foreign in ["inviter", "created_at", "expires_at", "type", "role_ids"] {
            fields.remove(foreign);
        }
    }
    let none = Value::Null;
    let (before, after) = if action == audit::INVITE_CREATE {
        (&none, &rendered)
    } else {
        (&rendered, &none)
    };
    let entry = AuditEntry::new(action, call.bot, None::<Id>).changed(before, after);
    state.audit_entry(call, invite.guild_id, entry);
}
