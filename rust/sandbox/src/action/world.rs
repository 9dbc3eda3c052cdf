//! The state of the sandbox as a whole.

use super::*;
use crate::config::{Preset, VoiceMode};
use crate::rest::Limits;
use crate::seed;
use crate::world::{AuditEntry, Channel, Guild, History, ItemKind, User, World};

pub fn dump_state(state: &mut State) -> Value {
    let world = &state.world;
    let mut users: Vec<&User> = world.users.values().collect();
    users.sort_by_key(|user| user.id);
    let mut channels: Vec<&Channel> = world.channels.values().collect();
    channels.sort_by_key(|channel| channel.id);
    let channels = channels.into_iter();
    let history = |history: &History| -> Value {
        let messages = history.iter();
        messages
            .map(|message| world.render_message(message, None))
            .collect()
    };
    let histories = world.histories.iter();
    let histories = histories.map(|(channel, all)| (channel.to_string(), history(all)));
    json!({
        "users": users.into_iter().map(User::render).collect::<Value>(),
        "guilds": world.guilds.values().map(|guild| dump_guild(world, guild)).collect::<Value>(),
        "channels": channels.map(|channel| world.render_channel(channel, None)).collect::<Value>(),
        "messages": histories.collect::<Fields>(),
        "invites": world.invites.values().map(|invite| world.render_invite(invite, false, true)).collect::<Value>(),
        "webhooks": world.webhooks.values().map(|webhook| world.render_webhook(webhook)).collect::<Value>(),
        "templates": world.templates.values().map(|template| world.render_template(template)).collect::<Value>(),
        "lobbies": world.lobbies.values().map(|lobby| world.render_lobby_state(lobby)).collect::<Value>(),
        "bots": world.bots.keys().collect::<Vec<_>>(),
        "sessions": state.sessions.render(),
        "closed_sockets": state.sessions.render_closed(),
    })
}

fn dump_guild(world: &World, guild: &Guild) -> Value {
    let members = guild.members.keys();
    let presences = members.clone().map(|user| world.render_presence(*user));
    let members = members.filter_map(|user| world.render_member(guild, *user));
    let states = guild.voice_states.iter();
    let bans = guild.bans.iter();
    let bans =
        bans.map(|(user, reason)| json!({ "user": world.render_user(*user), "reason": reason }));
    let items = |kind| world.render_items(guild.id, kind);
    let beside = json!({
        "unavailable": guild.unavailable,
        "members": members.collect::<Value>(),
        "presences": presences.collect::<Value>(),
        "voice_states": states.map(|(user, voice)| voice.render(*user)).collect::<Value>(),
        "bans": bans.collect::<Value>(),
        "audit_log_entries": guild.audit_log.iter().map(AuditEntry::render).collect::<Value>(),
        "pages": guild.pages,
        "guild_scheduled_events": items(ItemKind::ScheduledEvent),
        "auto_moderation_rules": items(ItemKind::AutoModerationRule),
        "stage_instances": items(ItemKind::StageInstance),
        "soundboard_sounds": items(ItemKind::SoundboardSound),
        "integrations": items(ItemKind::Integration),
    });
    let mut rendered = guild.render();
    fill(&mut rendered, beside);
    rendered
}

pub fn requests(state: &mut State) -> Value {
    json!(state.log.all())
}

pub fn clear_requests(state: &mut State) -> Value {
    state.log.clear();
    let is_encrypted = state.config.voice == VoiceMode::EndToEnd;
    state.voice.reset(is_encrypted);
    json!({})
}

pub fn reset(state: &mut State, preset: Option<Preset>) -> Value {
    let token = state.world.first_token();
    state.sessions.reset();
    state.world = seed::world(preset.unwrap_or(state.config.preset), token);
    state.limits = Limits::new(state.config.limits);
    state.nonces = Default::default();
    state.faults = Default::default();
    clear_requests(state)
}
