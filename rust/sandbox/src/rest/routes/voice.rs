//! Voice: channels, states and sounds.

use super::*;

pub fn list_regions(_: &State, _: &Call<'_>) -> Outcome {
    let region = json!({ "id": "sandbox", "name": "Sandbox", "optimal": true, "deprecated": false, "custom": false });
    Ok(json!([region]))
}

/// The voice state of a user, the bot itself if the path names none.
pub fn get_state(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let user = call.user()?;
    let voice = guild.voice_states.get(&user);
    let voice = voice.ok_or(ApiError::UNKNOWN_VOICE_STATE)?;
    Ok(state.world.render_voice_state(guild, user, voice))
}

/// Who is not in the channel has to manage it, too.
pub fn set_status(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let channel = state.allowed_channel(call, Permissions::SET_VOICE_CHANNEL_STATUS)?;
    let id = channel.id;
    ApiError::WRONG_CHANNEL_TYPE.when(!channel.is_voice())?;
    let guild = channel.guild_id.ok_or(ApiError::NOT_IN_DM)?;
    if state.world.voice_channel_of(guild, call.bot) != Some(id) {
        state.allowed_channel(call, Permissions::MANAGE_CHANNELS)?;
    }
    let status = field(call.fields()?, "status");
    let status = status.as_str().filter(|status| !status.is_empty());
    state.set_voice_channel_status(id, status.map(str::to_owned));
    let entry = match status {
        Some(status) => AuditEntry::new(audit::VOICE_STATUS_UPDATE, call.bot, Some(id))
            .with(json!({ "status": status })),
        None => AuditEntry::new(audit::VOICE_STATUS_DELETE, call.bot, Some(id)),
    };
    state.audit_entry(call, guild, entry);
    Ok(())
}

/// The bot has to be in the channel, and to be heard there.
pub fn send_sound(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let needed = Permissions::SPEAK | Permissions::USE_SOUNDBOARD;
    let channel = state.allowed_channel(call, needed)?;
    let (id, guild) = (channel.id, channel.guild_id.ok_or(ApiError::NOT_IN_DM)?);
    ApiError::WRONG_CHANNEL_TYPE.when(!channel.is_voice())?;
    let voice = state.known_guild(guild)?.voice_states.get(&call.bot);
    let voice = voice.filter(|voice| voice.channel_id == Some(id));
    let voice = voice.ok_or(ApiError::NOT_IN_VOICE)?;
    let is_muted = voice.mute || voice.suppress || voice.self_mute;
    ApiError::SILENCED.when(is_muted || voice.deaf || voice.self_deaf)?;
    let asked = call.fields()?;
    let sound = Id::from_json(field(asked, "sound_id")).ok_or(ApiError::INVALID_FORM)?;
    let mut standard = sounds::default().into_iter();
    let standard = standard.find(|other| Id::from_json(&other["sound_id"]) == Some(sound));
    // The id of a sound that all guilds have is told as a number.
    let (shown, volume) = match standard {
        Some(standard) => (json!(sound.0), standard["volume"].clone()),
        None => {
            let source = Id::from_json(field(asked, "source_guild_id")).unwrap_or(guild);
            if source != guild {
                state.allowed_channel(call, Permissions::USE_EXTERNAL_SOUNDS)?;
            }
            let source = state.world.guild(source);
            let source = source.filter(|source| source.members.contains_key(&call.bot));
            let sounds = source.map(|source| source.items(ItemKind::SoundboardSound));
            let item = sounds.and_then(|sounds| sounds.get(&sound));
            let item = item.ok_or(ApiError::UNKNOWN_SOUND)?;
            (json!(sound), item.field("volume").clone())
        }
    };
    let effect = object([("sound_id", shown), ("sound_volume", volume)]);
    state.send_voice_channel_effect(id, call.bot, &effect);
    Ok(())
}

/// The stage that a user is in, which has to be the one the request names if it names one.
fn stage(state: &State, call: &Call<'_>, guild: Id, user: Id) -> Outcome<Id> {
    let channel = state.world.voice_channel_of(guild, user);
    let channel = channel.ok_or(ApiError::UNKNOWN_VOICE_STATE)?;
    let asked = Id::from_json(field(call.fields()?, "channel_id"));
    ApiError::UNKNOWN_VOICE_STATE.when(asked.is_some_and(|asked| asked != channel))?;
    ApiError::WRONG_CHANNEL_TYPE.unless(state.known_channel(channel)?.kind == kind::STAGE)?;
    Ok(channel)
}

/// The bot may always be silent; to speak it needs to be a moderator, to ask for it REQUEST_TO_SPEAK.
pub fn modify_own_state(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<()> {
    let channel = stage(state, call, guild, call.bot)?;
    let asked = call.fields()?;
    let since = read_iso(text(asked, "request_to_speak_timestamp"));
    let suppress = field(asked, "suppress").as_bool();
    if suppress == Some(false) {
        state.channel_for(call.bot, channel, Permissions::MUTE_MEMBERS)?;
    }
    if since.is_some() {
        state.channel_for(call.bot, channel, Permissions::REQUEST_TO_SPEAK)?;
    }
    state.set_voice_state(guild, call.bot, Some(channel), |voice| {
        voice.suppress = suppress.unwrap_or(voice.suppress);
        if asked.contains_key("request_to_speak_timestamp") {
            voice.request_to_speak = since.map(iso);
        }
    });
    Ok(())
}

pub fn modify_state(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<()> {
    let user = call.id("user_id")?;
    let channel = stage(state, call, guild, user)?;
    state.channel_for(call.bot, channel, Permissions::MUTE_MEMBERS)?;
    let suppress = field(call.fields()?, "suppress").as_bool();
    state.set_voice_state(guild, user, Some(channel), |voice| {
        voice.suppress = suppress.unwrap_or(voice.suppress);
        // Who is let onto the stage does not ask any more.
        if suppress == Some(false) {
            voice.request_to_speak = None;
        }
    });
    Ok(())
}
