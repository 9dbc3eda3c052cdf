//! Guilds, their channels, and what they show of themselves.

use super::*;

/// The longest time invites or DMs are stopped for, in milliseconds.
const DAY_MS: u64 = 24 * 3_600_000;

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let mut rendered = guild.render();
    if call.query_flag("with_counts") {
        rendered["approximate_member_count"] = json!(guild.members.len());
        rendered["approximate_presence_count"] = json!(state.world.online_in(guild));
    }
    Ok(rendered)
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
    Ok(after)
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
    let changes = object([("incidents_data", incidents.clone())]);
    state.update_guild(guild, &changes);
    Ok(incidents)
}

pub fn list_channels(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let channels = state.world.channels_of(guild).into_iter();
    Ok(channels
        .filter(|channel| state.world.is_shown(channel, call.bot))
        .map(|channel| state.world.render_channel(channel, Some(call.bot)))
        .collect())
}

pub fn create_channel(state: &mut State, call: &Call<'_>) -> Outcome<Created> {
    let guild = state.allowed_guild(call, Permissions::MANAGE_CHANNELS)?.id;
    let fields = call.fields()?;
    channels::check_channel(fields, field(fields, "type").as_u64().unwrap_or_default())?;
    let name = field(fields, "name")
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let made = state.create_channel(guild, &name, fields);
    let id = Id::from_json(&made["id"]).unwrap_or_default();
    let change = (&Value::Null, &made);
    state.audit(call, guild, audit::CHANNEL_CREATE, id, change);
    Ok(Created(made))
}

pub fn move_channels(state: &mut State, call: &Call<'_>) -> Outcome<()> {
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
    Ok(())
}

/// The fields of a guild that its preview shows.
const SHOWN: &str = "id name icon description home_header splash discovery_splash features";

/// A guild that the bot is in, or one that is discoverable.
pub fn get_preview(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.known_guild(call.id("guild_id")?)?;
    let whole = guild.render();
    let found = entries(&whole["features"]).contains(&json!("DISCOVERABLE"));
    ApiError::UNKNOWN_GUILD.when(!found && !guild.members.contains_key(&call.bot))?;
    let mut preview = pick(&whole, SHOWN);
    preview["approximate_member_count"] = json!(guild.members.len());
    preview["approximate_presence_count"] = json!(state.world.online_in(guild));
    preview["emojis"] = json!(state.world.render_items(guild.id, ItemKind::Emoji));
    preview["stickers"] = json!(state.world.render_items(guild.id, ItemKind::Sticker));
    Ok(preview)
}

pub fn get_vanity_url(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?;
    let code = guild.fields.get("vanity_url_code");
    Ok(json!({ "code": code, "uses": 0 }))
}

pub fn list_voice_regions(state: &mut State, call: &Call<'_>) -> Outcome {
    state.allowed_guild(call, Permissions::NONE)?;
    voice::list_regions(state, call)
}
