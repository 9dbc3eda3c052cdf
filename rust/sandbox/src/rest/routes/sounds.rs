//! Soundboard sounds: those of a guild, and those that are there for every guild.

use super::*;

const KIND: ItemKind = ItemKind::SoundboardSound;
/// The sounds that are there for every guild: the name and the emoji of each.
const DEFAULT: [(&str, &str); 4] = [
    ("quack", "🦆"),
    ("airhorn", "🔊"),
    ("cricket", "🦗"),
    ("golf clap", "👏"),
];

pub fn list(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    Ok(json!({ "items": items::list(state, call, guild, KIND)? }))
}

pub fn create(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<Created> {
    items::create_expression(state, call, guild, KIND, &call.set_fields()?)
}

/// The sounds that are there for every guild.
pub(super) fn default() -> Vec<Value> {
    let render = |(index, (name, emoji)): (usize, (&str, &str))| {
        json!({
            "sound_id": (index + 1).to_string(), "name": name, "volume": 1.0, "emoji_id": null, "emoji_name": emoji,
            "available": true,
        })
    };
    DEFAULT.into_iter().enumerate().map(render).collect()
}

pub fn list_default(_: &State, _: &Call<'_>) -> Outcome {
    Ok(Value::Array(default()))
}
