//! Emojis of the bot's application, which it can use everywhere. No event tells of them.

use serde_json::{Value, json};

use super::super::form_errors::field;
use super::applications::own;
use super::{ApiError, Call, Outcome, RestResponse, State};
use crate::id::Id;
use crate::world::{Fields, Item, ItemKind, Items};

fn emojis<'a>(state: &'a mut State, call: &Call<'_>) -> Result<&'a mut Items, ApiError> {
    let application = own(call)?;
    Ok(state
        .world
        .application_emojis
        .entry(application)
        .or_default())
}

/// The emoji of the path.
fn find<'a>(state: &'a mut State, call: &Call<'_>) -> Result<&'a mut Item, ApiError> {
    let id = call.id("emoji_id")?;
    emojis(state, call)?
        .get_mut(&id)
        .ok_or(ApiError::UNKNOWN_GUILD_EMOJI)
}

fn render(state: &State, emoji: &Item) -> Value {
    let mut rendered = emoji.render(ItemKind::Emoji);
    rendered["user"] = state.world.render_user(emoji.user);
    rendered
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let all: Vec<Item> = emojis(state, call)?.values().cloned().collect();
    let items: Vec<Value> = all.iter().map(|emoji| render(state, emoji)).collect();
    Ok(RestResponse::json(json!({ "items": items })))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let emoji = find(state, call)?.clone();
    Ok(RestResponse::json(render(state, &emoji)))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let fields = call.fields()?;
    let id = state.world.snowflakes.next();
    let mut emoji = Item::new(ItemKind::Emoji, id, Id::default(), call.bot);
    let name = field(fields, "name").clone();
    emoji.apply(&Fields::from_iter([("name".to_owned(), name)]));
    emojis(state, call)?.insert(id, emoji.clone());
    Ok(RestResponse::with_status(201, render(state, &emoji)))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let fields = call.fields()?;
    let emoji = find(state, call)?;
    if let Some(name) = fields.get("name") {
        emoji.apply(&Fields::from_iter([("name".to_owned(), name.clone())]));
    }
    let emoji = emoji.clone();
    Ok(RestResponse::json(render(state, &emoji)))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let id = find(state, call)?.id;
    emojis(state, call)?.remove(&id);
    Ok(RestResponse::empty())
}
