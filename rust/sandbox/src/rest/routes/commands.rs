//! Application commands: kept and shown, global or of a guild. A name is there once for each type.

use serde_json::{Value, json};

use super::super::check::{FormErrors, field};
use super::{Answer, ApiError, Call, Outcome, State};
use crate::id::Id;
use crate::world::Fields;

/// Commands by the application, and the guild if the path names one.
pub fn place(call: &Call<'_>) -> Result<(Id, Option<Id>), ApiError> {
    let application = call.id("application_id")?;
    if application != call.bot {
        return Err(ApiError {
            status: 403,
            code: 20012,
            message: "You are not authorized to perform this action on this application".into(),
            errors: None,
        });
    }
    let guild = if call.text("guild_id").is_empty() {
        None
    } else {
        Some(call.id("guild_id")?)
    };
    Ok((application, guild))
}

fn build(state: &mut State, place: (Id, Option<Id>), asked: &Fields) -> Result<Value, ApiError> {
    let mut errors = FormErrors::default();
    errors.required(&["name"], field(asked, "name"));
    errors.text(&["name"], field(asked, "name"), 1, 32);
    let kind = field(asked, "type").as_u64().unwrap_or(1);
    if kind == 1 {
        errors.required(&["description"], field(asked, "description"));
    }
    errors.text(&["description"], field(asked, "description"), 0, 100);
    errors.list(&["options"], field(asked, "options"), 25);
    errors.finish()?;
    let mut command = json!({
        "id": state.world.mint.next(),
        "application_id": place.0,
        "version": state.world.mint.next(),
        "type": kind,
        "description": "",
        "default_member_permissions": null,
        "dm_permission": true,
        "nsfw": false,
        "contexts": null,
        "integration_types": [0],
    });
    if let Some(guild) = place.1 {
        command["guild_id"] = json!(guild);
    }
    for (key, value) in asked.iter().filter(|(key, _)| {
        !matches!(
            key.as_str(),
            "id" | "application_id" | "version" | "guild_id"
        )
    }) {
        command[key] = value.clone();
    }
    Ok(command)
}

fn store(state: &mut State, place: (Id, Option<Id>), mut command: Value) -> (Value, bool) {
    let commands = state.world.commands.entry(place).or_default();
    let same = commands
        .iter_mut()
        .find(|other| other["name"] == command["name"] && other["type"] == command["type"]);
    match same {
        Some(other) => {
            command["id"] = other["id"].clone();
            *other = command.clone();
            (command, false)
        }
        None => {
            commands.push(command.clone());
            (command, true)
        }
    }
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let commands = state
        .world
        .commands
        .get(&place(call)?)
        .cloned()
        .unwrap_or_default();
    Ok(Answer::json(Value::Array(commands)))
}

pub fn set_all(state: &mut State, call: &Call<'_>) -> Outcome {
    let place = place(call)?;
    let asked = call.json.as_array().ok_or(ApiError::INVALID_FORM)?;
    let built = asked.iter().map(|command| {
        build(
            state,
            place,
            command.as_object().ok_or(ApiError::INVALID_FORM)?,
        )
    });
    let mut built = built.collect::<Result<Vec<Value>, ApiError>>()?;
    for command in &mut built {
        let before = state.world.commands.get(&place).into_iter().flatten();
        if let Some(same) = before
            .into_iter()
            .find(|other| other["name"] == command["name"] && other["type"] == command["type"])
        {
            command["id"] = same["id"].clone();
        }
    }
    state.world.commands.insert(place, built.clone());
    Ok(Answer::json(Value::Array(built)))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let place = place(call)?;
    let command = build(state, place, call.fields()?)?;
    let (command, is_new) = store(state, place, command);
    Ok(Answer::with_status(if is_new { 201 } else { 200 }, command))
}

fn position(state: &State, call: &Call<'_>) -> Result<((Id, Option<Id>), usize), ApiError> {
    let place = place(call)?;
    let id = call.id("command_id")?.to_string();
    let commands = state
        .world
        .commands
        .get(&place)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let index = commands
        .iter()
        .position(|command| command["id"] == id.as_str())
        .ok_or(ApiError::UNKNOWN_COMMAND)?;
    Ok((place, index))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let (place, index) = position(state, call)?;
    let command = state
        .world
        .commands
        .get(&place)
        .and_then(|commands| commands.get(index));
    Ok(Answer::json(json!(command)))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let (place, index) = position(state, call)?;
    let changes = call.fields()?;
    let version = state.world.mint.next();
    let commands = state.world.commands.entry(place).or_default();
    let command = commands.get_mut(index).ok_or(ApiError::UNKNOWN_COMMAND)?;
    for (key, value) in changes
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "id" | "application_id" | "type"))
    {
        command[key] = value.clone();
    }
    command["version"] = json!(version);
    Ok(Answer::json(command.clone()))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let (place, index) = position(state, call)?;
    state.world.commands.entry(place).or_default().remove(index);
    Ok(Answer::empty())
}
