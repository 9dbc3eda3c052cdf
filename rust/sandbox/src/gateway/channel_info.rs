//! Op 43: the short-lived data of a guild's channels.

use serde_json::{Value, json};

use super::close::Close;
use super::receive::Replies;
use crate::id::Id;
use crate::json::{Fields, set};
use crate::state::State;
use crate::world::Channel;

/// CHANNEL_INFO: the voice channels of which something asked for is set.
pub fn request_channel_info(state: &State, bot: Id, data: &Value) -> Result<Replies, Close> {
    let guild = Id::from_json(&data["guild_id"]).ok_or(Close::DECODE_ERROR)?;
    let asked = data["fields"].as_array().ok_or(Close::DECODE_ERROR)?;
    if !state.world.is_member(guild, bot) {
        return Ok(Replies::new());
    }
    let render = |channel: &Channel| {
        let is_asked = |name: &str| {
            matches!(name, "status" | "voice_start_time") && asked.iter().any(|one| one == name)
        };
        let mut info: Fields = channel.info.clone();
        info.retain(|name, _| is_asked(name));
        (!info.is_empty()).then(|| {
            set(&mut info, "id", channel.id);
            Value::Object(info)
        })
    };
    let channels = state.world.channels_of(guild).into_iter();
    let visible = channels.filter(|channel| state.world.can_view(channel, bot));
    let channels: Value = visible.filter_map(render).collect();
    let info = json!({ "guild_id": guild, "channels": channels });
    Ok(vec![("CHANNEL_INFO", info)])
}
