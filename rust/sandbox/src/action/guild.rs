//! Guilds, their members, roles, invites, webhooks and audit log.

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

pub fn update_guild(state: &mut State, action: UpdateGuild) -> Outcome {
    let guild = state.guild(&action.guild)?;
    Ok(json!(state.update_guild(guild, &action.changes)))
}

pub fn delete_guild(state: &mut State, action: DeleteGuild) -> Outcome {
    let guild = state.guild(&action.guild)?;
    state.delete_guild(guild);
    Ok(json!({ "id": guild }))
}

pub fn set_outage(state: &mut State, action: SetOutage) -> Outcome {
    let guild = state.guild(&action.guild)?;
    state.set_available(guild, !action.unavailable);
    Ok(json!({ "id": guild, "unavailable": action.unavailable }))
}

pub fn kick_bot(state: &mut State, action: KickBot) -> Outcome {
    let (guild, bot) = (state.guild(&action.guild)?, state.bot(action.bot.as_ref())?);
    state.leave_guild(guild, bot);
    Ok(json!({ "guild_id": guild, "user_id": bot }))
}

pub fn join(state: &mut State, action: Join) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    Ok(json!(state.join_guild(guild, user)))
}

pub fn leave(state: &mut State, action: Leave) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    state
        .leave_guild(guild, user)
        .or_invalid("the user is not a member")?;
    Ok(json!({ "guild_id": guild, "user_id": user }))
}

pub fn update_member(state: &mut State, mut action: UpdateMember) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    if let Some(roles) = &action.roles {
        let roles = roles
            .iter()
            .map(|role| state.role(guild, role))
            .collect::<Result<Vec<_>, _>>()?;
        set(&mut action.changes, "roles", roles);
    }
    state
        .update_member(guild, user, &action.changes)
        .or_invalid("the user is not a member")
}

pub fn ban(state: &mut State, action: Ban) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    state.ban(guild, user, action.reason);
    Ok(json!({ "guild_id": guild, "user_id": user }))
}

pub fn unban(state: &mut State, action: Unban) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    state
        .unban(guild, user)
        .or_invalid("the user is not banned")?;
    Ok(json!({ "guild_id": guild, "user_id": user }))
}

pub fn request_to_join(state: &mut State, action: RequestToJoin) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    let found = state.world.guild(guild);
    ActionError::invalid_if(
        found.is_some_and(|guild| guild.members.contains_key(&user)),
        "the user is already a member",
    )?;
    Ok(json!(state.request_to_join(guild, user)))
}

pub fn withdraw_join_request(state: &mut State, action: WithdrawJoinRequest) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    let gone = state.withdraw_join_request(guild, user);
    gone.or_invalid("the user has no join request")
}

pub fn create_role(state: &mut State, action: CreateRole) -> Outcome {
    let guild = state.guild(&action.guild)?;
    Ok(json!(state.create_role(guild, &action.fields)))
}

pub fn update_role(state: &mut State, action: UpdateRole) -> Outcome {
    let guild = state.guild(&action.guild)?;
    let role = state.role(guild, &action.role)?;
    Ok(json!(state.update_role(guild, role, &action.changes)))
}

pub fn delete_role(state: &mut State, action: DeleteRole) -> Outcome {
    let guild = state.guild(&action.guild)?;
    let role = state.role(guild, &action.role)?;
    ActionError::invalid_if(role == guild, "@everyone cannot be deleted")?;
    state.delete_role(guild, role);
    Ok(json!({ "guild_id": guild, "role_id": role }))
}

pub fn create_invite(state: &mut State, action: CreateInvite) -> Outcome {
    let channel = state.channel(&action.channel)?;
    let in_guild = || ActionError::invalid("a DM has no invites");
    let guild = state.guild_of_channel(channel).ok_or_else(in_guild)?;
    let user = state.actor(guild, action.user.as_ref())?;
    let invite = state
        .create_invite(channel, user, &action.fields)
        .ok_or_else(in_guild)?;
    Ok(state.world.render_invite(&invite, false, true))
}

pub fn delete_invite(state: &mut State, action: DeleteInvite) -> Outcome {
    state
        .delete_invite(&action.code)
        .ok_or_else(|| ActionError::unknown("invite", &action.code))?;
    Ok(json!({ "code": action.code }))
}

pub fn use_invite(state: &mut State, action: UseInvite) -> Outcome {
    let user = state.user(&action.user)?;
    let found = state.world.invites.get(&action.code);
    if !found.is_some_and(|invite| invite.is_good()) {
        return Err(ActionError::unknown("invite", &action.code));
    }
    ActionError::invalid_if(
        !found.is_some_and(|invite| invite.is_for(user)),
        "the invite is for other users",
    )?;
    Ok(json!(state.use_invite(&action.code, user)))
}

pub fn create_webhook(state: &mut State, action: CreateWebhook) -> Outcome {
    let channel = state.channel(&action.channel)?;
    let in_guild = || ActionError::invalid("a DM has no webhooks");
    let guild = state.guild_of_channel(channel).ok_or_else(in_guild)?;
    let user = state.actor(guild, action.user.as_ref())?;
    let webhook = state
        .create_webhook(channel, user, &action.name)
        .ok_or_else(in_guild)?;
    Ok(state.world.render_webhook(&webhook))
}

pub fn update_webhook(state: &mut State, action: UpdateWebhook) -> Outcome {
    let webhook = state
        .update_webhook(action.webhook, &action.changes)
        .ok_or_else(|| ActionError::unknown("webhook", &action.webhook))?;
    Ok(state.world.render_webhook(&webhook))
}

pub fn delete_webhook(state: &mut State, action: DeleteWebhook) -> Outcome {
    let gone = state
        .delete_webhook(action.webhook)
        .ok_or_else(|| ActionError::unknown("webhook", &action.webhook))?;
    Ok(json!({ "id": gone.id, "channel_id": gone.channel_id }))
}

pub fn create_audit_log_entry(state: &mut State, action: CreateAuditLogEntry) -> Outcome {
    let guild = state.guild(&action.guild)?;
    let user = state.actor(guild, action.user.as_ref())?;
    let entry = AuditEntry {
        changes: action.changes,
        options: action.options,
        reason: action.reason,
        ..AuditEntry::new(action.action_type, user, action.target)
    };
    Ok(json!({ "id": state.write_audit(guild, entry) }))
}
