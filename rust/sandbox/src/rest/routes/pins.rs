//! Pins, by the routes of 2025 and the old ones.

use std::cmp::Reverse;

use super::*;

/// How many messages a channel can pin.
const MOST: usize = 250;

/// When each was pinned, and what; those that were pinned last come first.
fn pinned(state: &State, channel: Id) -> Vec<(u64, &Message)> {
    let history = state.world.histories.get(&channel);
    let messages = history.into_iter().flat_map(|history| history.iter());
    let pinned = messages.filter_map(|message| Some((message.pinned_ms?, message)));
    let mut pinned: Vec<(u64, &Message)> = pinned.collect();
    pinned.sort_by_key(|(at, message)| Reverse((*at, message.id)));
    pinned
}

pub fn list(state: &State, call: &Call<'_>, channel: &Channel) -> Outcome {
    let limit = call.limit(50, 50)?;
    let before = call.query("before").and_then(read_iso).unwrap_or(u64::MAX);
    let mut pinned = pinned(state, channel.id);
    pinned.retain(|(at, _)| *at < before);
    let has_more = pinned.len() > limit;
    let items = pinned.into_iter().take(limit).map(|(at, message)| {
        let pinned_at = iso(at);
        json!({ "pinned_at": pinned_at, "message": state.world.render_message(message, Some(call.bot)) })
    });
    Ok(json!({ "items": items.collect::<Vec<_>>(), "has_more": has_more }))
}

pub fn list_old(state: &State, call: &Call<'_>, channel: &Channel) -> Outcome {
    let pinned = pinned(state, channel.id).into_iter().take(50);
    let render = |(_, message)| state.world.render_message(message, Some(call.bot));
    Ok(pinned.map(render).collect())
}

pub fn set(
    state: &mut State,
    call: &Call<'_>,
    (channel, id): MessageKey,
    wanted: bool,
) -> Outcome<()> {
    let message = state.known_message((channel, id))?;
    let author = message.author;
    if message.pinned_ms.is_some() == wanted {
        return Ok(());
    }
    ApiError::TOO_MANY_PINS.when(wanted && pinned(state, channel).len() >= MOST)?;
    state.set_pinned(call.bot, channel, id, wanted);
    if let Some(guild) = state.guild_of_channel(channel) {
        let action = match wanted {
            true => audit::MESSAGE_PIN,
            false => audit::MESSAGE_UNPIN,
        };
        let about = json!({ "channel_id": channel, "message_id": id });
        let entry = AuditEntry::new(action, call.bot, Some(author));
        state.audit_entry(call, guild, entry.with(about));
    }
    Ok(())
}
