//! What a session may ask of the gateway, but for members and channel info.

use serde_json::{Value, json};

use super::close::Close;
use super::receive::Replies;
use crate::id::Id;
use crate::state::State;
use crate::world::{Channel, Permissions, Presence};

/// Op 3: the bot's own presence.
pub fn update_presence(state: &mut State, bot: Id, data: &Value) -> Result<Replies, Close> {
    state.set_presence(bot, read_presence(data)?);
    Ok(Replies::new())
}

/// Reads an Update Presence; `None` is invisible.
pub fn read_presence(data: &Value) -> Result<Option<Presence>, Close> {
    let status = data["status"].as_str().ok_or(Close::DECODE_ERROR)?;
    let mut activities = match &data["activities"] {
        Value::Null => Vec::new(),
        Value::Array(given) => given.clone(),
        _ => return Err(Close::DECODE_ERROR),
    };
    for activity in &mut activities {
        if activity["name"].as_str().is_none() || activity["type"].as_u64().is_none() {
            return Err(Close::DECODE_ERROR);
        }
        activity["created_at"] = json!(crate::id::unix_ms());
        activity["id"] = json!(format!("{:016x}", fastrand::u64(..)));
    }
    match status {
        "online" | "idle" | "dnd" => Ok(Some(Presence {
            status: status.to_owned(),
            activities,
            platform: "web".to_owned(),
        })),
        "invisible" | "offline" => Ok(None),
        _ => Err(Close::DECODE_ERROR),
    }
}

/// Op 4: join, move in or leave voice. The own voice state follows and, on joining, a voice server.
pub fn update_voice_state(state: &mut State, bot: Id, data: &Value) -> Result<Replies, Close> {
    let guild = Id::from_json(&data["guild_id"]).ok_or(Close::DECODE_ERROR)?;
    let channel = match &data["channel_id"] {
        Value::Null => None,
        given => Some(Id::from_json(given).ok_or(Close::DECODE_ERROR)?),
    };
    let may_connect = |channel: &Channel| {
        let may = state.world.channel_permissions(channel, bot);
        channel.guild_id == Some(guild)
            && channel.is_voice()
            && may.contains(Permissions::CONNECT)
            && !state.world.is_full_for(channel, bot)
    };
    if channel.is_some_and(|id| !state.world.channel(id).is_some_and(may_connect)) {
        return Ok(Replies::new());
    }
    let (self_mute, self_deaf) = (data["self_mute"] == true, data["self_deaf"] == true);
    state.set_voice_state(guild, bot, channel, |voice| {
        voice.self_mute = self_mute;
        voice.self_deaf = self_deaf;
    });
    Ok(Replies::new())
}

/// Op 31: the sounds of each guild.
pub fn request_sounds(state: &State, bot: Id, data: &Value) -> Result<Replies, Close> {
    let guilds = data["guild_ids"].as_array().ok_or(Close::DECODE_ERROR)?;
    let guilds = guilds.iter().filter_map(Id::from_json);
    let own = guilds.filter(|guild| state.world.is_member(*guild, bot));
    let sounds = own.map(|guild| ("SOUNDBOARD_SOUNDS", state.sound_list(guild)));
    Ok(sounds.collect())
}
