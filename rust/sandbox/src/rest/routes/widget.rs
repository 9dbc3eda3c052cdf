//! The widget of a guild, which is public once it is enabled.

use super::*;

/// How many members a widget shows.
const MOST: usize = 100;
/// What it shows of a voice state.
const SHOWN_OF_VOICE: &str = "channel_id mute deaf self_mute self_deaf suppress";

fn settings(guild: &Guild) -> Value {
    let whole = guild.render();
    json!({ "enabled": whole["widget_enabled"], "channel_id": whole["widget_channel_id"] })
}

pub fn get_settings(_: &State, _: &Call<'_>, guild: &Guild) -> Outcome {
    Ok(settings(guild))
}

pub fn modify_settings(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let asked = call.fields()?;
    let mut changes = Fields::new();
    if let Some(enabled) = field(asked, "enabled").as_bool() {
        set(&mut changes, "widget_enabled", enabled);
    }
    if let Some(channel) = asked.get("channel_id") {
        let id = Id::from_json(channel);
        let is_own = |id| state.guild_of_channel(id) == Some(guild);
        ApiError::UNKNOWN_CHANNEL.unless(id.is_none_or(is_own))?;
        set(&mut changes, "widget_channel_id", channel);
    }
    guilds::update(state, call, guild, &changes)?;
    Ok(settings(state.known_guild(guild)?))
}

/// The guild of the path, if its widget is enabled.
fn shown<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Guild> {
    let guild = state.known_guild(call.id("guild_id")?)?;
    ApiError::WIDGET_DISABLED.unless(settings(guild)["enabled"] == true)?;
    Ok(guild)
}

/// The members are shown without their ids, for privacy.
pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    let guild = shown(state, call)?;
    let channel = Id::from_json(&settings(guild)["channel_id"]);
    let mut invites = state.world.invites.values();
    let invite = invites.find(|invite| Some(invite.channel_id) == channel && invite.is_good());
    let online = guild.members.keys();
    let online = online.filter_map(|user| Some((*user, state.world.presences.get(user)?)));
    let online: Vec<(Id, &Presence)> = online.collect();
    let members = online.iter().take(MOST).enumerate();
    let members = members.map(|(index, (user, presence))| {
        let name = state.world.user(*user).map(|user| &user.username);
        let mut member = json!({
            "id": index.to_string(), "username": name, "discriminator": "0000", "avatar": null,
            "status": presence.status,
            "avatar_url": format!("{}/embed/avatars/{}.png", state.url, index % 6),
        });
        if let Some(activity) = presence.activities.first() {
            member["activity"] = json!({ "name": activity["name"] });
        }
        if let Some(voice) = guild.voice_states.get(user) {
            let voice = state.world.render_voice_state(guild, *user, voice);
            overlay(&mut member, &fields_of(only(voice, SHOWN_OF_VOICE)));
        }
        member
    });
    let channels = state.world.channels_of(guild.id).into_iter();
    let channels = channels.filter(|channel| channel.is_voice() && is_open(guild, channel));
    let channels = channels.map(|channel| {
        let position = field(&channel.fields, "position").as_i64().unwrap_or(0);
        json!({ "id": channel.id, "name": channel.name(), "position": position })
    });
    Ok(json!({
        "id": guild.id,
        "name": guild.name(),
        "instant_invite": invite.map(|invite| format!("https://discord.com/invite/{}", invite.code)),
        "channels": channels.collect::<Value>(),
        "members": members.collect::<Value>(),
        "presence_count": online.len(),
    }))
}

/// Whether everybody may connect there.
fn is_open(guild: &Guild, channel: &Channel) -> bool {
    let needed = Permissions::VIEW_CHANNEL | Permissions::CONNECT;
    let mut overwrites = channel.overwrites.iter();
    overwrites.all(|one| one.id != guild.id || one.deny & needed == Permissions::NONE)
}

/// The style is not looked at: the sandbox draws one badge.
pub fn get_image(state: &State, call: &Call<'_>) -> Outcome<RestResponse> {
    let guild = shown(state, call)?.id;
    let image = crate::http::guild_badge(guild);
    Ok(RestResponse::file("image/png", image))
}
