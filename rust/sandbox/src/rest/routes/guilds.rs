//! Guilds and their channels.

use serde_json::{Value, json};

use super::super::form_errors::{FormErrors, field, hash_image};
use super::{ApiError, Call, Outcome, RestResponse, State, channels};
use crate::id::{Id, unix_ms};
use crate::world::{Fields, Permissions, audit};

/// The longest time invites or DMs are stopped for, in milliseconds.
const DAY_MS: u64 = 24 * 3_600_000;

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let mut rendered = guild.render();
    if call.query_flag("with_counts") {
        rendered["approximate_member_count"] = json!(guild.members.len());
        let online = guild
            .members
            .keys()
            .filter(|user| state.world.presences.contains_key(user));
        rendered["approximate_presence_count"] = json!(online.count());
    }
    Ok(RestResponse::json(rendered))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?;
    let (guild, before) = (guild.id, guild.render());
    let mut changes = call.fields()?.clone();
    for image in ["icon", "banner", "splash", "discovery_splash"] {
        hash_image(&mut changes, image);
    }
    let after = state
        .update_guild(guild, &changes)
        .ok_or(ApiError::UNKNOWN_GUILD)?;
    state.audit(call, guild, audit::GUILD_UPDATE, guild, (&before, &after));
    Ok(RestResponse::json(after))
}

/// Invites and DMs can be stopped for a day at most; what is not given is stopped no more.
pub fn set_incident_actions(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?.id;
    let asked = call.fields()?;
    let mut errors = FormErrors::default();
    let mut incidents = json!({ "dm_spam_detected_at": null, "raid_detected_at": null });
    for name in ["invites_disabled_until", "dms_disabled_until"] {
        let until = field(asked, name);
        let ends = until.as_str().map(crate::time::read_iso);
        if ends.is_some_and(|ends| ends.is_none_or(|ends| ends > unix_ms() + DAY_MS)) {
            errors.add(&[name], "DATETIME_TYPE_RANGE", "Must be within a day.");
        }
        incidents[name] = until.clone();
    }
    errors.finish()?;
    let changes = Fields::from_iter([("incidents_data".to_owned(), incidents.clone())]);
    state.update_guild(guild, &changes);
    Ok(RestResponse::json(incidents))
}

pub fn list_channels(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let channels = state.world.channels_of(guild).into_iter();
    Ok(RestResponse::json(
        channels
            .filter(|channel| state.world.is_shown(channel, call.bot))
            .map(|channel| state.world.render_channel(channel, Some(call.bot)))
            .collect(),
    ))
}

pub fn create_channel(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_CHANNELS)?.id;
    let fields = call.fields()?;
    channels::check(fields, field(fields, "type").as_u64().unwrap_or_default())?;
    let name = field(fields, "name")
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let made = state.create_channel(guild, &name, fields);
    let id = Id::from_json(&made["id"]).unwrap_or_default();
    let change = (&Value::Null, &made);
    state.audit(call, guild, audit::CHANNEL_CREATE, id, change);
    Ok(RestResponse::with_status(201, made))
}

pub fn move_channels(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_CHANNELS)?.id;
    for entry in call.checked_list(|_, _| {})? {
        let id = Id::from_json(&entry["id"]);
        let channel = id
            .filter(|id| state.guild_of_channel(*id) == Some(guild))
            .ok_or(ApiError::UNKNOWN_CHANNEL)?;
        let changes: Fields = entry
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(key, value)| {
                matches!(key.as_str(), "position" | "parent_id")
                    && !(key.as_str() == "position" && value.is_null())
            })
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        state.update_channel(channel, &changes);
    }
    Ok(RestResponse::empty())
}

pub fn list_active_threads(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let threads = state
        .world
        .active_threads_of(guild)
        .into_iter()
        .filter(|thread| state.world.can_view(thread, call.bot));
    let (mut rendered, mut members): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    for thread in threads {
        rendered.push(state.world.render_channel(thread, Some(call.bot)));
        members.extend(thread.render_thread_member(call.bot));
    }
    Ok(RestResponse::json(
        json!({ "threads": rendered, "members": members, "has_more": false }),
    ))
}

pub fn get_own_voice_state(state: &mut State, call: &Call<'_>) -> Outcome {
    voice_state(state, call, call.bot)
}

pub fn get_voice_state(state: &mut State, call: &Call<'_>) -> Outcome {
    voice_state(state, call, call.id("user_id")?)
}

fn voice_state(state: &State, call: &Call<'_>, user: Id) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let voice = guild
        .voice_states
        .get(&user)
        .ok_or(ApiError::UNKNOWN_VOICE_STATE)?;
    Ok(RestResponse::json(
        state.world.render_voice_state(guild, user, voice),
    ))
}
