//! Pins, by the routes of 2025 and the old ones.

use std::cmp::Reverse;

use super::*;

/// How many messages a channel can pin.
const MOST: usize = 250;

/// When each was pinned, and what; those that were pinned last come first.
fn pinned<'a>(state: &'a State, call: &Call<'_>) -> Result<Vec<(u64, &'a Message)>, ApiError> {
    let channel = state.allowed_channel(call, Permissions::NONE)?;
    let history = state.world.histories.get(&channel.id);
    let mut pinned: Vec<(u64, &Message)> = history
        .into_iter()
        .flat_map(|history| history.iter())
        .filter_map(|message| Some((message.pinned_ms?, message)))
        .collect();
    pinned.sort_by_key(|(at, message)| Reverse((*at, message.id)));
    Ok(pinned)
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let limit = call.limit(50, 50)?;
    let before = call.query("before").and_then(read_iso).unwrap_or(u64::MAX);
    let mut pinned = pinned(state, call)?;
    pinned.retain(|(at, _)| *at < before);
    let has_more = pinned.len() > limit;
    let items = pinned.into_iter().take(limit).map(|(at, message)| {
        let pinned_at = iso(at);
        json!({ "pinned_at": pinned_at, "message": state.world.render_message(message, Some(call.bot)) })
    });
    Ok(json!({ "items": items.collect::<Vec<_>>(), "has_more": has_more }))
}

pub fn list_old(state: &mut State, call: &Call<'_>) -> Outcome {
    let pinned = pinned(state, call)?.into_iter().take(50);
    Ok(pinned
        .map(|(_, message)| state.world.render_message(message, Some(call.bot)))
        .collect())
}

pub fn set(state: &mut State, call: &Call<'_>, wanted: bool) -> Outcome<()> {
    let message = state.allowed_message(call, Permissions::PIN_MESSAGES)?;
    let (channel, id, is_pinned) = (message.channel_id, message.id, message.pinned_ms.is_some());
    let author = message.author;
    if is_pinned == wanted {
        return Ok(());
    }
    ApiError::TOO_MANY_PINS.when(wanted && pinned(state, call)?.len() >= MOST)?;
    state.set_pinned(call.bot, channel, id, wanted);
    if let Some(guild) = state.guild_of_channel(channel) {
        let action = if wanted {
            audit::MESSAGE_PIN
        } else {
            audit::MESSAGE_UNPIN
        };
        let about = json!({ "channel_id": channel, "message_id": id });
        let entry = AuditEntry::new(action, call.bot, Some(author));
        state.audit_entry(call, guild, entry.with(about));
    }
    Ok(())
}
