//! Op 43: the short-lived data of a guild's channels.

use serde_json::{Map, Value, json};

use super::close::Close;
use crate::id::Id;
use crate::json::set;
use crate::state::State;

/// Responds with CHANNEL_INFO: the voice channels of which something asked for is set.
pub fn request_channel_info(
    state: &mut State,
    session: &str,
    bot: Id,
    data: &Value,
) -> Result<(), Close> {
    let guild = Id::from_json(&data["guild_id"]).ok_or(Close::DECODE_ERROR)?;
    let fields = data["fields"].as_array().ok_or(Close::DECODE_ERROR)?;
    if !state.world.is_member(guild, bot) {
        return Ok(());
    }
    let channels: Vec<Value> = state
        .world
        .channels_of(guild)
        .into_iter()
        .filter(|channel| state.world.can_view(channel, bot))
        .filter_map(|channel| {
            let named = fields.iter().filter_map(Value::as_str);
            let mut info: Map<String, Value> = named
                .filter(|field| matches!(*field, "status" | "voice_start_time"))
                .filter_map(|field| Some((field.to_owned(), channel.info.get(field)?.clone())))
                .collect();
            (!info.is_empty()).then(|| {
                set(&mut info, "id", channel.id);
                Value::Object(info)
            })
        })
        .collect();
    state.sessions.send_to(
        session,
        "CHANNEL_INFO",
        &json!({ "guild_id": guild, "channels": channels }),
    );
    Ok(())
}
