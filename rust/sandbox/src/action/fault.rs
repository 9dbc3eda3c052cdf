//! Faults of REST, of the network and of events, and rate limits.

use std::time::Duration;

use super::socket::apply_tampering;
use super::*;
use crate::fault::{Faults, RestFaultKind};
use crate::gateway::{Event, Tampering};

pub fn slow(state: &mut State, ms: u64, gateway_ms: u64) -> Value {
    state.faults.rest_delay = Duration::from_millis(ms);
    state.sessions.tampering.delay = Duration::from_millis(gateway_ms);
    apply_tampering(state)
}

pub fn rate_limit_next(state: &mut State, action: RateLimitNext) -> Value {
    let kind = RestFaultKind::RateLimit {
        scope: action.scope,
        retry_after: action.retry_after,
    };
    state.faults.add_rest(action.count, action.path, kind);
    json!({})
}

pub fn one() -> u32 {
    1
}

pub fn fail_next(state: &mut State, action: FailNext) -> Outcome {
    let reason = format!("status is {}; it must be 400 to 599", action.status);
    ActionError::invalid_if(!(400..600).contains(&action.status), &reason)?;
    let kind = RestFaultKind::Status {
        status: action.status,
        html: action.html,
    };
    state.faults.add_rest(action.count, action.path, kind);
    Ok(json!({}))
}

pub fn refuse_connections(state: &mut State, refuse: Option<bool>) -> Value {
    state.faults.refusing = refuse.unwrap_or(true);
    json!({})
}

pub fn clear_faults(state: &mut State) -> Value {
    state.faults = Faults::default();
    state.voice.faults = Default::default();
    state.voice.endpoints.clear();
    state.sessions.set_event_faults(Default::default());
    state.sessions.tampering = Tampering::default();
    apply_tampering(state)
}

pub fn dispatch(state: &mut State, action: Dispatch) -> Outcome {
    let id = |name: &str| -> Option<Id> { Id::from_json(&action.payload[name]) };
    let (guild, channel) = (id("guild_id"), id("channel_id"));
    let known_guild = guild.filter(|guild| state.world.guilds.contains_key(guild));
    let known_channel = channel.filter(|channel| state.world.channels.contains_key(channel));
    let (name, payload) = (action.event.clone(), action.payload.clone());
    let mut event = match (&action.bot, known_guild, known_channel) {
        (Some(bot), ..) => Event::bot(name, state.bot(Some(bot))?, guild, payload),
        (None, _, Some(channel)) => Event::channel(name, channel, payload),
        (None, Some(guild), None) => Event::guild(name, guild, payload),
        (None, None, None) => Event::all(name, payload),
    };
    if action.regardless_of_intents {
        event = event.regardless_of_intents();
    }
    if matches!(action.event.as_str(), "MESSAGE_CREATE" | "MESSAGE_UPDATE") {
        event = event.message();
    }
    state.emit(event);
    Ok(json!({ "event": action.event }))
}

pub fn disturb_events(state: &mut State, action: DisturbEvents) -> Value {
    state.sessions.set_event_faults(action);
    json!({})
}

pub fn set_rate_limits(state: &mut State, action: SetRateLimits) -> Value {
    let limits = &mut state.limits;
    if let Some(mode) = action.mode {
        limits.set_mode(mode);
    }
    if let Some(route) = action.route {
        limits.set_rule(route, action.rule);
    }
    limits.global_count = action.global.unwrap_or(limits.global_count);
    limits.invalid_count = action.invalid.unwrap_or(limits.invalid_count);
    json!({ "mode": limits.mode(), "invalid_requests": limits.invalid_requests() })
}
