//! Emojis of a guild, and those of the bot's application, which it can use everywhere and no event tells of.

use super::applications::own;
use super::*;

const KIND: ItemKind = ItemKind::Emoji;

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome<Created> {
    let fields = call.fields()?;
    let moving = field(fields, "image").as_str();
    let moving = moving.is_some_and(|image| image.starts_with("data:image/gif"));
    let mut given = object([
        ("name", field(fields, "name").clone()),
        ("animated", json!(moving)),
    ]);
    if let Some(roles @ Value::Array(_)) = fields.get("roles") {
        set(&mut given, "roles", roles.clone());
    }
    state.make_expression(call, KIND, &given)
}

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

pub fn list_of_application(state: &mut State, call: &Call<'_>) -> Outcome {
    let all: Vec<Item> = emojis(state, call)?.values().cloned().collect();
    let items: Vec<Value> = all.iter().map(|emoji| render(state, emoji)).collect();
    Ok(json!({ "items": items }))
}

pub fn get_of_application(state: &mut State, call: &Call<'_>) -> Outcome {
    let emoji = find(state, call)?.clone();
    Ok(render(state, &emoji))
}

pub fn create_of_application(state: &mut State, call: &Call<'_>) -> Outcome<Created> {
    let fields = call.fields()?;
    let id = state.world.snowflakes.next();
    let mut emoji = Item::new(ItemKind::Emoji, id, Id::default(), call.bot);
    let name = field(fields, "name").clone();
    emoji.apply(&object([("name", name)]));
    emojis(state, call)?.insert(id, emoji.clone());
    Ok(Created(render(state, &emoji)))
}

pub fn modify_of_application(state: &mut State, call: &Call<'_>) -> Outcome {
    let fields = call.fields()?;
    let emoji = find(state, call)?;
    if let Some(name) = fields.get("name") {
        emoji.apply(&object([("name", name.clone())]));
    }
    let emoji = emoji.clone();
    Ok(render(state, &emoji))
}

pub fn delete_of_application(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let id = find(state, call)?.id;
    emojis(state, call)?.remove(&id);
    Ok(())
}
