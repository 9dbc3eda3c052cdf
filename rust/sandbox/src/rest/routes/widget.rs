//! The widget of a guild, which is public once it is enabled.

use super::*;

/// How many members a widget shows.
const MOST: usize = 100;

fn settings(guild: &Guild) -> Value {
    let whole = guild.render();
    json!({ "enabled": whole["widget_enabled"], "channel_id": whole["widget_channel_id"] })
}

pub fn get_settings(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?;
    Ok(settings(guild))
}

pub fn modify_settings(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::MANAGE_GUILD)?;
    let (guild, before) = (guild.id, guild.render());
    let mut changes = Fields::new();
    for (asked, kept) in [
        ("enabled", "widget_enabled"),
        ("channel_id", "widget_channel_id"),
    ] {
        match call.fields()?.get(asked) {
            Some(Value::Null) if asked == "enabled" => {}
            Some(value) => {
                changes.insert(kept.to_owned(), value.clone());
            }
            None => {}
        }
    }
    let channel = changes.get("widget_channel_id").and_then(Id::from_json);
    ApiError::UNKNOWN_CHANNEL
        .when(channel.is_some_and(|channel| state.guild_of_channel(channel) != Some(guild)))?;
    let after = state
        .update_guild(guild, &changes)
        .ok_or(ApiError::UNKNOWN_GUILD)?;
    state.audit(call, guild, audit::GUILD_UPDATE, guild, (&before, &after));
    Ok(json!({
        "enabled": after["widget_enabled"], "channel_id": after["widget_channel_id"],
    }))
}

/// The guild of the path, if its widget is enabled.
fn shown<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Guild, ApiError> {
    let guild = state.known_guild(call.id("guild_id")?)?;
    ApiError::WIDGET_DISABLED.unless(settings(guild)["enabled"] == true)?;
    Ok(guild)
}

/// The members are shown without their ids, for privacy.
pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = shown(state, call)?;
    let channel = Id::from_json(&settings(guild)["channel_id"]);
    let mut invites = state.world.invites.values();
    let invite = invites.find(|invite| {
        invite.guild_id == guild.id && Some(invite.channel_id) == channel && invite.is_good()
    });
    let online = guild
        .members
        .keys()
        .filter_map(|user| Some((user, state.world.presences.get(user)?)));
    let online: Vec<_> = online.collect();
    let members = online
        .iter()
        .take(MOST)
        .enumerate()
        .map(|(index, (user, presence))| {
            let name = state.world.users.get(user).map(|user| &user.username);
            let mut member = json!({
                "id": index.to_string(), "username": name, "discriminator": "0000", "avatar": null,
                "status": presence.status,
                "avatar_url": format!("{}/embed/avatars/{}.png", state.url, index % 6),
            });
            if let Some(activity) = presence.activities.first() {
                member["activity"] = json!({ "name": activity["name"] });
            }
            if let Some(voice) = guild.voice_states.get(user) {
                member["channel_id"] = json!(voice.channel_id);
                for (flag, set) in [
                    ("mute", voice.mute),
                    ("deaf", voice.deaf),
                    ("self_mute", voice.self_mute),
                    ("self_deaf", voice.self_deaf),
                    ("suppress", voice.suppress),
                ] {
                    member[flag] = json!(set);
                }
            }
            member
        });
    let members: Vec<Value> = members.collect();
    let channels = state.world.channels_of(guild.id).into_iter();
    let channels = channels
        .filter(|channel| channel.is_voice() && is_open(guild, channel))
        .map(|channel| {
            let position = channel.fields.get("position").and_then(Value::as_i64);
            json!({ "id": channel.id, "name": channel.name(), "position": position.unwrap_or(0) })
        });
    Ok(json!({
        "id": guild.id,
        "name": guild.name(),
        "instant_invite": invite.map(|invite| format!("https://discord.com/invite/{}", invite.code)),
        "channels": channels.collect::<Vec<_>>(),
        "members": members,
        "presence_count": online.len(),
    }))
}

/// Whether everybody may connect there.
fn is_open(guild: &Guild, channel: &Channel) -> bool {
    let mut own = channel.overwrites.iter();
    let own = own.find(|overwrite| overwrite.id == guild.id);
    !own.is_some_and(|own| {
        own.deny & (Permissions::VIEW_CHANNEL | Permissions::CONNECT) != Permissions::NONE
    })
}

/// The style is not looked at: the sandbox draws one badge.
pub fn get_image(state: &mut State, call: &Call<'_>) -> Outcome<RestResponse> {
    let guild = shown(state, call)?.id;
    Ok(RestResponse::file(
        "image/png",
        crate::http::guild_badge(guild),
    ))
}
