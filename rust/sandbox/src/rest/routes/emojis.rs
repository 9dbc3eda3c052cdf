//! Emojis of a guild, and those of the bot's application, which it can use everywhere and no event tells of.

use super::applications::own;
use super::*;

const KIND: ItemKind = ItemKind::Emoji;

/// Only GIFs move.
pub fn create(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<Created> {
    let mut given = call.set_fields()?;
    let image = field(&given, "image").as_str().unwrap_or_default();
    let moves = image.starts_with("data:image/gif");
    set(&mut given, "animated", moves);
    items::create_expression(state, call, guild, KIND, &given)
}

fn emojis<'a>(state: &'a mut State, call: &Call<'_>) -> Outcome<&'a mut Items> {
    let application = own(call)?;
    let emojis = state.world.application_emojis.entry(application);
    Ok(emojis.or_default())
}

/// The emojis of the application, and that of the path.
fn find<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Item> {
    items::find(call, KIND, all(state, call)?)
}

fn all<'a>(state: &'a State, call: &Call<'_>) -> Outcome<impl Iterator<Item = &'a Item>> {
    let all = state.world.application_emojis.get(&own(call)?);
    Ok(all.into_iter().flat_map(|all| all.values()))
}

fn render(state: &State, emoji: &Item) -> Value {
    let mut rendered = emoji.render(KIND);
    rendered["user"] = state.world.render_user(emoji.user);
    rendered
}

pub fn list_of_application(state: &State, call: &Call<'_>) -> Outcome {
    let all = all(state, call)?;
    let rendered: Vec<Value> = all.map(|emoji| render(state, emoji)).collect();
    Ok(json!({ "items": rendered }))
}

pub fn get_of_application(state: &State, call: &Call<'_>) -> Outcome {
    Ok(render(state, find(state, call)?))
}

/// Stores an emoji with the fields of the request.
fn store(state: &mut State, call: &Call<'_>, mut emoji: Item) -> Outcome {
    emoji.apply(&call.known_fields()?);
    let rendered = render(state, &emoji);
    emojis(state, call)?.insert(emoji.id, emoji);
    Ok(rendered)
}

pub fn create_of_application(state: &mut State, call: &Call<'_>) -> Outcome<Created> {
    let id = state.world.snowflakes.next();
    let emoji = Item::new(KIND, id, Id::default(), call.bot);
    Ok(Created(store(state, call, emoji)?))
}

pub fn modify_of_application(state: &mut State, call: &Call<'_>) -> Outcome {
    let emoji = find(state, call)?.clone();
    store(state, call, emoji)
}

pub fn delete_of_application(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let id = find(state, call)?.id;
    emojis(state, call)?.remove(&id);
    Ok(())
}
