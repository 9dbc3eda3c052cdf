//! Emojis of a guild.

use serde_json::{Value, json};

use super::super::form_errors::field;
use super::super::items;
use super::{Call, Outcome, RestResponse, State};
use crate::world::{Fields, ItemKind};

const KIND: ItemKind = ItemKind::Emoji;

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    Ok(RestResponse::json(items::list(state, call, KIND)?))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    items::get(state, call, KIND)
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let fields = call.fields()?;
    let moving = field(fields, "image").as_str();
    let moving = moving.is_some_and(|image| image.starts_with("data:image/gif"));
    let mut given = Fields::from_iter([
        ("name".to_owned(), field(fields, "name").clone()),
        ("animated".to_owned(), json!(moving)),
    ]);
    if let Some(roles @ Value::Array(_)) = fields.get("roles") {
        given.insert("roles".to_owned(), roles.clone());
    }
    state.make_expression(call, KIND, &given)
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    items::modify(state, call, KIND, &["name", "roles"])
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    items::delete(state, call, KIND)
}
