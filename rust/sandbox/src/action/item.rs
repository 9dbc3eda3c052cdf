//! Emojis, stickers, soundboard sounds, scheduled events, auto moderation rules, integrations and purchases.

use super::*;
use crate::world::ItemKind;

pub fn create(
    state: &mut State,
    kind: ItemKind,
    guild: &Key,
    user: Option<&Key>,
    fields: &Fields,
) -> Outcome {
    let guild = state.guild(guild)?;
    let user = state.actor(guild, user)?;
    Ok(json!(state.create_item(kind, guild, user, fields)))
}

pub fn update(
    state: &mut State,
    kind: ItemKind,
    guild: &Key,
    item: &Key,
    changes: &Fields,
) -> Outcome {
    let guild = state.guild(guild)?;
    let item = state.item(guild, kind, item)?;
    Ok(json!(state.update_item(kind, guild, item, changes)))
}

pub fn delete(state: &mut State, kind: ItemKind, guild: &Key, item: &Key) -> Outcome {
    let guild = state.guild(guild)?;
    let item = state.item(guild, kind, item)?;
    Ok(json!(state.delete_item(kind, guild, item)))
}

pub fn update_soundboard_sounds(state: &mut State, action: UpdateSoundboardSounds) -> Outcome {
    let guild = state.guild(&action.guild)?;
    Ok(json!(
        state.update_soundboard_sounds(guild, &action.changes)
    ))
}

pub fn set_subscribed(
    state: &mut State,
    [guild, event, user]: [&Key; 3],
    interested: bool,
) -> Outcome {
    let (guild, user) = (state.guild(guild)?, state.user(user)?);
    let event = state.item(guild, ItemKind::ScheduledEvent, event)?;
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
    [user, guild, bot]: [Option<&Key>; 3],
    mut fields: Fields,
) -> Outcome {
    let bot = state.bot(bot)?;
    if let Some(user) = user {
        set(&mut fields, "user_id", state.user(user)?);
    }
    if let Some(guild) = guild {
        set(&mut fields, "guild_id", state.guild(guild)?);
    }
    Ok(state.create_purchase(kind, bot, &fields))
}

pub fn update_purchase(state: &mut State, kind: ItemKind, id: Id, changes: &Fields) -> Outcome {
    let changed = state.update_purchase(kind, id, changes);
    changed.ok_or_else(|| ActionError::unknown(kind.title(), &id))
}

pub fn delete_purchase(state: &mut State, kind: ItemKind, id: Id) -> Outcome {
    let gone = state.delete_purchase(kind, id);
    gone.ok_or_else(|| ActionError::unknown(kind.title(), &id))
}
