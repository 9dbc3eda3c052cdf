//! Emojis, stickers, soundboard sounds, scheduled events, auto moderation rules, integrations and purchases.

use super::*;
use crate::world::{ItemKind, NO_GUILD};

pub fn update(
    state: &mut State,
    kind: ItemKind,
    guild: Id,
    item: Key,
    changes: &Fields,
) -> Outcome {
    let item = state.item(guild, kind, &item)?;
    Ok(json!(state.update_item(kind, guild, item, changes)))
}

pub fn delete(state: &mut State, kind: ItemKind, guild: Id, item: Key) -> Outcome {
    let item = state.item(guild, kind, &item)?;
    Ok(json!(state.delete_item(kind, guild, item)))
}

pub fn set_subscribed(
    state: &mut State,
    guild: Id,
    event: Key,
    user: Id,
    interested: bool,
) -> Outcome {
    let event = state.item(guild, ItemKind::ScheduledEvent, &event)?;
    let payload = state.subscribe(guild, event, user, interested);
    payload.or_invalid(if interested {
        "the user is already subscribed to the event"
    } else {
        "the user is not subscribed to the event"
    })
}

pub fn create_purchase(
    state: &mut State,
    kind: ItemKind,
    bot: Id,
    user: Option<Key>,
    guild: Option<Key>,
    fields: &Fields,
) -> Outcome {
    let mut fields = fields.clone();
    if let Some(user) = user {
        set(&mut fields, "user_id", state.user(&user)?);
    }
    if let Some(guild) = guild {
        set(&mut fields, "guild_id", state.guild(&guild)?);
    }
    Ok(json!(state.create_item(kind, NO_GUILD, bot, &fields)))
}

pub fn update_purchase(state: &mut State, kind: ItemKind, id: Id, changes: &Fields) -> Outcome {
    let changed = state.update_item(kind, NO_GUILD, id, changes);
    changed.or_unknown(kind.title(), &id)
}

pub fn delete_purchase(state: &mut State, kind: ItemKind, id: Id) -> Outcome {
    let gone = state.delete_item(kind, NO_GUILD, id);
    gone.or_unknown(kind.title(), &id)
}
