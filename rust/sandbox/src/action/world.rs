//! The state of the sandbox as a whole.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{ActionError, Perform};
use crate::config::Preset;
use crate::seed;
use crate::state;
use crate::world::{AuditEntry, History, ItemKind, User};

/// Returns everything in the sandbox: `users`, `guilds` (with `members`, `presences`, `voice_states`,
/// `guild_scheduled_events`, `auto_moderation_rules`, `stage_instances`, `soundboard_sounds`, `integrations`, `bans`,
/// `audit_log_entries`, and `pages`, such as `onboarding` and `welcome_screen`), `channels`, `messages` (arrays by
/// channel id), `invites`, `webhooks`, `templates`, `lobbies` (with `messages`), `bots` (their ids), `sessions`, and
/// `closed_sockets`. The latter are the last 100 gateway connections of sessions that were not closed by the sandbox,
/// oldest first, each with `session`, `bot`, `shard` and `code`: the close code that the client sent, or `null` if it
/// sent none. 1000 and 1001 end the session.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct State {}

impl Perform for State {
    fn perform(self, state: &mut state::State) -> Result<Value, ActionError> {
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
            rendered["audit_log_entries"] =
                guild.audit_log.iter().map(AuditEntry::render).collect();
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
}

/// Returns the recorded REST requests, oldest first, at most 20,000: `{method, path, query, headers, body, files,
/// status}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Requests {}

impl Perform for Requests {
    fn perform(self, state: &mut state::State) -> Result<Value, ActionError> {
        Ok(json!(state.log.all()))
    }
}

/// Deletes the recorded REST requests. Returns `{}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClearRequests {}

impl Perform for ClearRequests {
    fn perform(self, state: &mut state::State) -> Result<Value, ActionError> {
        state.log.clear();
        Ok(json!({}))
    }
}

/// Resets the sandbox to a preset. All connections are closed and all sessions end; the first bot keeps its token.
/// Faults, rate limits and recorded requests are reset as well. Returns `{}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reset {
    /// The preset: `demo`, `empty`, or `{"big": {"guilds": …, "members": …}}`. By default the one that the sandbox was
    /// started with.
    pub preset: Option<Preset>,
}

impl Perform for Reset {
    fn perform(self, state: &mut state::State) -> Result<Value, ActionError> {
        let token = state
            .world
            .bots
            .values()
            .next()
            .map(|bot| bot.token.clone());
        state.sessions.reset();
        state.world = seed::world(self.preset.unwrap_or(state.config.preset), token);
        state.limits = crate::rest::Limits::new(state.config.limits);
        state.nonces = Default::default();
        state.faults = Default::default();
        state.log.clear();
        Ok(json!({}))
    }
}
