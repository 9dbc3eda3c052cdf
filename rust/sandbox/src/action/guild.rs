//! Guilds, their members, invites, webhooks and audit log.

use super::*;
use crate::world::AuditEntry;

pub fn create_guild(state: &mut State, action: CreateGuild) -> Outcome {
    let mut members = state.users(&action.members)?;
    let owner = match &action.owner {
        Some(owner) => state.user(owner)?,
        None => state.add_user("owner", Some("Owner")),
    };
    if !action.without_bots {
        members.extend(state.world.bots.keys());
    }
    let id = state.create_guild(&action.name, owner, &members);
    Ok(json!(state.world.guild(id).map(|guild| guild.render())))
}

pub fn kick_bot(state: &mut State, guild: Id, bot: Id) -> Value {
    state.leave_guild(guild, bot);
    json!({ "guild_id": guild, "user_id": bot })
}

pub fn update_member(state: &mut State, guild: Id, user: Id, mut action: UpdateMember) -> Outcome {
    if let Some(roles) = &action.roles {
        let roles = roles.iter().map(|role| state.role(guild, role));
        let roles = roles.collect::<Result<Vec<Id>, _>>()?;
        set(&mut action.changes, "roles", roles);
    }
    let changed = state.update_member(guild, user, &action.changes);
    changed.or_invalid("the user is not a member")
}

pub fn create_invite(state: &mut State, channel: Id, action: CreateInvite) -> Outcome {
    let guild = state.guild_of_channel(channel);
    let guild = guild.or_invalid("a DM has no invites")?;
    let user = state.actor(guild, action.user.as_ref())?;
    let invite = state.create_invite(channel, user, &action.fields);
    let invite = invite.or_invalid("a DM has no invites")?;
    Ok(state.world.render_invite(&invite, false, true))
}

pub fn delete_invite(state: &mut State, code: String) -> Outcome {
    let gone = state.delete_invite(&code);
    gone.or_unknown("invite", &code)?;
    Ok(json!({ "code": code }))
}

pub fn use_invite(state: &mut State, code: String, user: Id) -> Outcome {
    let found = state.world.invites.get(&code);
    let good = found.filter(|invite| invite.is_good());
    let invite = good.or_unknown("invite", &code)?;
    ActionError::invalid_if(!invite.is_for(user), "the invite is for other users")?;
    Ok(json!(state.use_invite(&code, user)))
}

pub fn create_webhook(state: &mut State, channel: Id, action: CreateWebhook) -> Outcome {
    let guild = state.guild_of_channel(channel);
    let guild = guild.or_invalid("a DM has no webhooks")?;
    let user = state.actor(guild, action.user.as_ref())?;
    let webhook = state.create_webhook(channel, user, &action.name);
    let webhook = webhook.or_invalid("a DM has no webhooks")?;
    Ok(state.world.render_webhook(&webhook))
}

pub fn update_webhook(state: &mut State, webhook: Id, changes: &Fields) -> Outcome {
    let changed = state.update_webhook(webhook, changes);
    let changed = changed.or_unknown("webhook", &webhook)?;
    Ok(state.world.render_webhook(&changed))
}

pub fn delete_webhook(state: &mut State, webhook: Id) -> Outcome {
    let gone = state.delete_webhook(webhook);
    let gone = gone.or_unknown("webhook", &webhook)?;
    Ok(json!({ "id": gone.id, "channel_id": gone.channel_id }))
}

pub fn create_audit_log_entry(
    state: &mut State,
    guild: Id,
    creator: Id,
    action: CreateAuditLogEntry,
) -> Value {
    let entry = AuditEntry {
        changes: action.changes,
        options: action.options,
        reason: action.reason,
        ..AuditEntry::new(action.action_type, creator, action.target)
    };
    json!({ "id": state.write_audit(guild, entry) })
}
