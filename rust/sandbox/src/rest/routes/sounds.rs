//! Soundboard sounds: those of a guild, and those that are there for every guild.

use super::*;

const KIND: ItemKind = ItemKind::SoundboardSound;

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let items = items::list(state, call, KIND)?;
    Ok(json!({ "items": items }))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome<Created> {
    let mut given = call.fields()?.clone();
    given.retain(|key, value| {
        let settable = ["name", "volume", "emoji_id", "emoji_name"].contains(&key.as_str());
        settable && !value.is_null()
    });
    state.make_expression(call, KIND, &given)
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
    Ok(Value::Array(default()))
}
