//! Guilds, their channels, and what they show of themselves.

use super::*;

/// The longest time invites or DMs are stopped for, in milliseconds.
const DAY_MS: u64 = 24 * 3_600_000;

/// Adds how many members a guild has, and how many of them are online.
pub(super) fn add_counts(state: &State, guild: &Guild, rendered: &mut Value) {
    rendered["approximate_member_count"] = json!(guild.members.len());
    rendered["approximate_presence_count"] = json!(state.world.online_in(guild));
}

pub fn get(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let mut rendered = guild.render();
    if call.query_flag("with_counts") {
        add_counts(state, guild, &mut rendered);
    }
    Ok(rendered)
}

pub fn modify(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let mut changes = call.fields()?.clone();
    for image in ["icon", "banner", "splash", "discovery_splash"] {
        hash_image(&mut changes, image);
    }
    update(state, call, guild, &changes)
}

/// Changes a guild, and writes it into the audit log.
pub(super) fn update(state: &mut State, call: &Call<'_>, guild: Id, changes: &Fields) -> Outcome {
    let before = state.known_guild(guild)?.render();
    let after = json!(state.update_guild(guild, changes));
    state.audit(call, guild, audit::GUILD_UPDATE, guild, (&before, &after));
    Ok(after)
}

/// Invites and DMs can be stopped for a day at most; what is not given is stopped no more.
pub fn set_incident_actions(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let names = ["invites_disabled_until", "dms_disabled_until"];
    let asked = call.checked_fields(|asked, errors| {
        let until = |name: &str| field(asked, name).as_str().and_then(read_iso);
        let is_late = |name: &&str| until(name).is_some_and(|until| until > unix_ms() + DAY_MS);
        for name in names.into_iter().filter(is_late) {
            errors.report(&[name], DATETIME_TYPE_RANGE);
        }
    })?;
    let mut incidents = json!({ "dm_spam_detected_at": null, "raid_detected_at": null });
    for name in names {
        incidents[name] = field(asked, name).clone();
    }
    let changes = object([("incidents_data", incidents.clone())]);
    state.update_guild(guild, &changes);
    Ok(incidents)
}

pub fn list_channels(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let channels = state.world.channels_of(guild.id).into_iter();
    let shown = channels.filter(|channel| state.world.is_shown(channel, call.bot));
    let rendered = shown.map(|channel| state.world.render_channel(channel, Some(call.bot)));
    Ok(rendered.collect())
}

pub fn create_channel(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<Created> {
    let fields = call.checked_fields(|fields, errors| {
        channels::check_channel(
            fields,
            field(fields, "type").as_u64().unwrap_or_default(),
            errors,
        );
    })?;
    let made = state.create_channel(guild, text(fields, "name"), fields);
    state.audit_made(call, guild, audit::CHANNEL_CREATE, &made);
    Ok(Created(made))
}

pub fn move_channels(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<()> {
    for entry in call.checked_list(|_, _| {})? {
        let id = Id::from_json(&entry["id"]).unwrap_or_default();
        ApiError::UNKNOWN_CHANNEL.unless(state.guild_of_channel(id) == Some(guild))?;
        let mut changes = fields_of(only(entry.clone(), "position parent_id"));
        changes.retain(|name, value| name != "position" || !value.is_null());
        state.update_channel(id, &changes);
    }
    Ok(())
}

/// The fields of a guild that its preview shows.
const SHOWN: &str = "id name icon description home_header splash discovery_splash features";

/// A guild that the bot is in, or one that is discoverable.
pub fn get_preview(state: &State, call: &Call<'_>) -> Outcome {
    let guild = state.known_guild(call.id("guild_id")?)?;
    let whole = guild.render();
    let found = entries(&whole["features"]).contains(&json!("DISCOVERABLE"));
    ApiError::UNKNOWN_GUILD.when(!found && !guild.members.contains_key(&call.bot))?;
    let mut preview = pick(&whole, SHOWN);
    add_counts(state, guild, &mut preview);
    preview["emojis"] = json!(state.world.render_items(guild.id, ItemKind::Emoji));
    preview["stickers"] = json!(state.world.render_items(guild.id, ItemKind::Sticker));
    Ok(preview)
}

pub fn get_vanity_url(_: &State, _: &Call<'_>, guild: &Guild) -> Outcome {
    let code = guild.fields.get("vanity_url_code");
    Ok(json!({ "code": code, "uses": 0 }))
}

pub fn list_voice_regions(state: &State, call: &Call<'_>, _: &Guild) -> Outcome {
    voice::list_regions(state, call)
}
