//! What a session may ask of the gateway, but for members and channel info.

use serde_json::{Value, json};

use super::close::Close;
use crate::id::Id;
use crate::state::State;
use crate::world::Presence;

/// Op 3: the bot's own presence.
pub fn update_presence(state: &mut State, bot: Id, data: &Value) -> Result<(), Close> {
    let presence = read_presence(data)?;
    state.set_presence(bot, presence);
    Ok(())
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

/// Op 4: join, move in or leave voice. The response is the own voice state and, on joining, a voice server.
pub fn update_voice_state(state: &mut State, bot: Id, data: &Value) -> Result<(), Close> {
    let guild = Id::from_json(&data["guild_id"]).ok_or(Close::DECODE_ERROR)?;
    let channel = match &data["channel_id"] {
        Value::Null => None,
        given => Some(Id::from_json(given).ok_or(Close::DECODE_ERROR)?),
    };
    let allowed = match channel.and_then(|channel| state.world.channel(channel)) {
        Some(found) => {
            let connect = crate::world::Permissions::CONNECT;
            found.guild_id == Some(guild)
                && found.is_voice()
                && state
                    .world
                    .channel_permissions(found, bot)
                    .contains(connect)
                && !state.world.is_full_for(found, bot)
        }
        None => channel.is_none(),
    };
    if !allowed {
        return Ok(());
    }
    let (self_mute, self_deaf) = (data["self_mute"] == true, data["self_deaf"] == true);
    state.set_voice_state(guild, bot, channel, |voice| {
        voice.self_mute = self_mute;
        voice.self_deaf = self_deaf;
    });
    Ok(())
}

/// Op 31: the sounds of each guild.
pub fn request_soundboard_sounds(
    state: &mut State,
    session: &str,
    bot: Id,
    data: &Value,
) -> Result<(), Close> {
    let guilds = data["guild_ids"].as_array().ok_or(Close::DECODE_ERROR)?;
    for guild in guilds.iter().filter_map(Id::from_json) {
        if state.world.is_member(guild, bot) {
            let sounds = state.sound_list(guild);
            state
                .sessions
                .send_to(session, "SOUNDBOARD_SOUNDS", &sounds);
        }
    }
    Ok(())
}
