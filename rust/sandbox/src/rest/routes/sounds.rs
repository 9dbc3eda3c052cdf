//! Soundboard sounds: those of a guild, and those that are there for every guild.

use serde_json::{Value, json};

use super::super::items;
use super::{Call, Outcome, RestResponse, State};
use crate::world::ItemKind;

const KIND: ItemKind = ItemKind::SoundboardSound;

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let items = items::list(state, call, KIND)?;
    Ok(RestResponse::json(json!({ "items": items })))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    items::get(state, call, KIND)
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut given = call.fields()?.clone();
    given.retain(|key, value| {
        let settable = ["name", "volume", "emoji_id", "emoji_name"].contains(&key.as_str());
        settable && !value.is_null()
    });
    state.make_expression(call, KIND, &given)
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let settable = ["name", "volume", "emoji_id", "emoji_name"];
    items::modify(state, call, KIND, &settable)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    items::delete(state, call, KIND)
}

/// The sounds that are there for every guild.
pub(super) fn default() -> Vec<Value> {
    let sounds = [
        ("quack", "🦆"),
        ("airhorn", "🔊"),
        ("cricket", "🦗"),
        ("golf clap", "👏"),
    ];
    let render = |(index, (name, emoji)): (usize, (&str, &str))| {
        json!({
            "sound_id": (index + 1).to_string(), "name": name, "volume": 1.0, "emoji_id": null, "emoji_name": emoji,
            "available": true,
        })
    };
    sounds.into_iter().enumerate().map(render).collect()
}

pub fn list_default(_: &mut State, _: &Call<'_>) -> Outcome {
    Ok(RestResponse::json(Value::Array(default())))
}
