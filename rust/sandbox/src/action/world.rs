//! The state of the sandbox as a whole.

use serde_json::Map;

use super::*;
use crate::seed;
use crate::world::{AuditEntry, History, ItemKind, User};

pub fn dump_state(state: &mut State, _: DumpState) -> Outcome {
    let world = &state.world;
    let mut users: Vec<&User> = world.users.values().collect();
    users.sort_by_key(|user| user.id);
    let guilds = world.guilds.values().map(|guild| {
        let mut rendered = guild.render();
        rendered["unavailable"] = json!(guild.unavailable);
        rendered["members"] = guild
            .members
            .keys()
            .filter_map(|user| world.render_member(guild, *user))
            .collect();
        rendered["presences"] = guild
            .members
            .keys()
            .map(|user| world.render_presence(*user))
            .collect();
        rendered["voice_states"] = guild
            .voice_states
            .iter()
            .map(|(user, voice)| voice.render(*user))
            .collect();
        rendered["bans"] = guild
            .bans
            .iter()
            .map(|(user, reason)| json!({ "user": world.render_user(*user), "reason": reason }))
            .collect();
        rendered["audit_log_entries"] = guild.audit_log.iter().map(AuditEntry::render).collect();
        rendered["pages"] = json!(guild.pages);
        for (field, kind) in [
            ("guild_scheduled_events", ItemKind::ScheduledEvent),
            ("auto_moderation_rules", ItemKind::AutoModerationRule),
            ("stage_instances", ItemKind::StageInstance),
            ("soundboard_sounds", ItemKind::SoundboardSound),
            ("integrations", ItemKind::Integration),
        ] {
            rendered[field] = json!(world.render_items(guild.id, kind));
        }
        rendered
    });
    let mut channels: Vec<_> = world.channels.values().collect();
    channels.sort_by_key(|channel| channel.id);
    let history = |history: &History| -> Value {
        history
            .iter()
            .map(|message| world.render_message(message, None))
            .collect()
    };
    let messages: Map<String, Value> = world
        .histories
        .iter()
        .map(|(channel, all)| (channel.to_string(), history(all)))
        .collect();
    Ok(json!({
        "users": users.into_iter().map(User::render).collect::<Vec<_>>(),
        "guilds": guilds.collect::<Vec<_>>(),
        "channels": channels.into_iter().map(|channel| world.render_channel(channel, None)).collect::<Vec<_>>(),
        "messages": messages,
        "invites": world.invites.values().map(|invite| world.render_invite(invite, false, true)).collect::<Vec<_>>(),
        "webhooks": world.webhooks.values().map(|webhook| world.render_webhook(webhook)).collect::<Vec<_>>(),
        "templates": world.templates.values().map(|template| world.render_template(template)).collect::<Vec<_>>(),
        "lobbies": world.lobbies.values().map(|lobby| world.render_lobby_state(lobby)).collect::<Vec<_>>(),
        "bots": world.bots.keys().collect::<Vec<_>>(),
        "sessions": state.sessions.render(),
        "closed_sockets": state.sessions.render_closed(),
    }))
}

pub fn requests(state: &mut State, _: Requests) -> Outcome {
    Ok(json!(state.log.all()))
}

pub fn clear_requests(state: &mut State, _: ClearRequests) -> Outcome {
    state.log.clear();
    let is_encrypted = state.config.voice == crate::config::VoiceMode::EndToEnd;
    state.voice.reset(is_encrypted);
    Ok(json!({}))
}

pub fn reset(state: &mut State, action: Reset) -> Outcome {
    let token = state
        .world
        .bots
        .values()
        .next()
        .map(|bot| bot.token.clone());
    state.sessions.reset();
    state.world = seed::world(action.preset.unwrap_or(state.config.preset), token);
    state.limits = crate::rest::Limits::new(state.config.limits);
    state.nonces = Default::default();
    state.faults = Default::default();
    state.log.clear();
    let is_encrypted = state.config.voice == crate::config::VoiceMode::EndToEnd;
    state.voice.reset(is_encrypted);
    Ok(json!({}))
}
