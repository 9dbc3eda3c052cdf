//! Application commands: kept and shown, global or of a guild. A name is there once for each type.

use super::super::command_rules::{self, kind};
use super::*;

/// The most commands of each kind in one place: chat, user, message, entry point.
const MOST: [(u64, usize); 4] = [
    (kind::CHAT, 100),
    (kind::USER, 15),
    (kind::MESSAGE, 15),
    (kind::ENTRY_POINT, 1),
];
/// What a command keeps of a request.
const KEPT: &str = "name name_localizations description description_localizations type options default_member_permissions \
    default_permission dm_permission contexts integration_types nsfw handler";
/// Those of them that only a global command has.
const GLOBAL: &str = "contexts integration_types dm_permission";

/// Commands by the application, and the guild if the path names one.
pub fn place(call: &Call<'_>) -> Result<CommandPlace, ApiError> {
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

/// The same, in a guild that is there and that the bot is in.
fn reachable(state: &State, call: &Call<'_>) -> Result<CommandPlace, ApiError> {
    let place = place(call)?;
    if let Some(guild) = place.1 {
        let found = state.known_guild(guild)?;
        ApiError::MISSING_ACCESS.when(!found.members.contains_key(&call.bot))?;
    }
    Ok(place)
}

/// A command without what identifies it, as those fields describe it over what it was before.
fn build(place: CommandPlace, before: Option<&Value>, asked: &Fields) -> Fields {
    let mut command = before
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    // Where a guild's command can be used is clear.
    let kept = KEPT.split_whitespace();
    for name in kept.filter(|name| place.1.is_none() || !is_named(GLOBAL, name)) {
        match asked.get(name) {
            Some(Value::Null) => command.remove(name),
            Some(value) => command.insert(name.to_owned(), value.clone()),
            None => None,
        };
    }
    let mut set = |name: &str, value: Value| {
        command.entry(name.to_owned()).or_insert(value);
    };
    set("type", json!(kind::CHAT));
    set("name_localizations", Value::Null);
    set("description_localizations", Value::Null);
    set("default_member_permissions", Value::Null);
    set("nsfw", json!(false));
    if place.1.is_none() {
        set("contexts", Value::Null);
        set("integration_types", json!([0]));
        set("dm_permission", json!(true));
    }
    if command["type"] != kind::CHAT {
        command.entry("description").or_insert(json!(""));
    }
    if command["type"] == kind::ENTRY_POINT {
        command.entry("handler").or_insert(json!(1));
    }
    if let Some(bits) = Permissions::read(&command["default_member_permissions"]) {
        command.insert("default_member_permissions".to_owned(), json!(bits));
    }
    if *field(&command, "options") == json!([]) {
        command.remove("options");
    }
    command
}

/// Sets the id and the version of a command. An unchanged command keeps its version.
fn identify(
    state: &mut State,
    place: CommandPlace,
    before: Option<&Value>,
    command: Fields,
) -> Value {
    let mut command = Value::Object(command);
    let snowflakes = &mut state.world.snowflakes;
    let id = before.map_or_else(|| json!(snowflakes.next()), |before| before["id"].clone());
    command["id"] = id;
    command["application_id"] = json!(place.0);
    set_some(&mut command, "guild_id", place.1);
    let unchanged = before.filter(|before| {
        command["version"] = before["version"].clone();
        **before == command
    });
    if unchanged.is_none() {
        command["version"] = json!(state.world.snowflakes.next());
    }
    command
}

fn too_many(most: usize) -> ApiError {
    ApiError {
        message: format!("Maximum number of application commands reached ({most})").into(),
        ..ApiError::TOO_MANY_COMMANDS
    }
}

fn check_counts<'a>(all: impl Iterator<Item = &'a Value> + Clone) -> Result<(), ApiError> {
    for (kind, most) in MOST {
        if all
            .clone()
            .filter(|command| command["type"] == kind)
            .count()
            > most
        {
            return Err(too_many(most));
        }
    }
    Ok(())
}

/// A command as it is shown: with all languages only to those who ask for them.
fn show(mut command: Value, localized: bool) -> Value {
    if !localized {
        strip(&mut command);
    }
    command
}

fn strip(of: &mut Value) {
    if let Value::Object(fields) = of {
        fields.retain(|name, _| !name.ends_with("_localizations"));
        for list in ["options", "choices"] {
            let inside = fields.get_mut(list).and_then(Value::as_array_mut);
            inside.into_iter().flatten().for_each(strip);
        }
    }
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let place = reachable(state, call)?;
    let localized = call.query_flag("with_localizations");
    let commands = state.world.commands_at(place).iter().cloned();
    Ok(commands.map(|command| show(command, localized)).collect())
}

pub fn set_all(state: &mut State, call: &Call<'_>) -> Outcome {
    let place = reachable(state, call)?;
    let asked = call.checked_list(|asked, errors| {
        for (index, asked) in asked.iter().enumerate() {
            let command = asked.as_object().map(|asked| build(place, None, asked));
            errors.within(index, |errors| {
                command_rules::check(&command.unwrap_or_default(), place.1.is_some(), errors);
            });
        }
    })?;
    let before = state.world.commands_at(place).to_vec();
    let mut errors = FormErrors::default();
    let mut built: Vec<(Fields, Option<&Value>)> = Vec::new();
    for (index, asked) in asked.iter().filter_map(Value::as_object).enumerate() {
        let command = build(place, None, asked);
        if built.iter().any(|(other, _)| same_command(other, &command)) {
            errors.add(
                &[&index.to_string(), "name"],
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            );
        }
        // One may be renamed by its id; else a name stands for the command it is.
        let id = asked.get("id").and_then(Id::from_json);
        let by_id = before
            .iter()
            .find(|old| id.is_some() && Id::from_json(&old["id"]) == id);
        let by_name = || {
            let old = |old: &&Value| {
                old.as_object()
                    .is_some_and(|old| same_command(old, &command))
            };
            before.iter().find(old)
        };
        let old = by_id.or_else(by_name);
        built.push((command, old));
    }
    errors.finish()?;
    let entry = |command: &Value| command["type"] == kind::ENTRY_POINT;
    let keeps_entry = built
        .iter()
        .any(|(command, _)| command["type"] == kind::ENTRY_POINT);
    ApiError::ENTRY_POINT_LEFT_OUT.when(before.iter().any(entry) && !keeps_entry)?;
    let new = built.iter().filter(|(_, old)| old.is_none()).count();
    let kinds: Vec<Value> = built
        .iter()
        .map(|(command, _)| json!({ "type": command["type"] }))
        .collect();
    check_counts(kinds.iter())?;
    state.count_creates(place, new)?;
    let commands: Vec<Value> = built
        .into_iter()
        .map(|(command, old)| identify(state, place, old, command))
        .collect();
    state.world.set_commands(place, commands.clone());
    Ok(Value::Array(commands))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome<RestResponse> {
    let place = reachable(state, call)?;
    let asked = call.checked_fields(|asked, errors| {
        command_rules::check(&build(place, None, asked), place.1.is_some(), errors);
    })?;
    let command = build(place, None, asked);
    let mut commands = state.world.commands_at(place).to_vec();
    let same = |old: &Value| {
        old.as_object()
            .is_some_and(|old| same_command(old, &command))
    };
    let at = commands.iter().position(same);
    if at.is_none() {
        let new = json!({ "type": command["type"] });
        check_counts(commands.iter().chain([&new]))?;
        state.count_creates(place, 1)?;
    }
    let old = at.and_then(|at| commands.get(at)).cloned();
    let command = identify(state, place, old.as_ref(), command);
    match at.and_then(|at| commands.get_mut(at)) {
        Some(slot) => *slot = command.clone(),
        None => commands.push(command.clone()),
    }
    state.world.set_commands(place, commands);
    Ok(RestResponse::with_status(
        if at.is_none() { 201 } else { 200 },
        command,
    ))
}

/// The command of the path, and where it stands.
fn find(state: &State, call: &Call<'_>) -> Result<(CommandPlace, usize, Value), ApiError> {
    let place = reachable(state, call)?;
    let id = call.id("command_id")?;
    let commands = state.world.commands_at(place);
    let found = commands
        .iter()
        .enumerate()
        .find(|(_, command)| Id::from_json(&command["id"]) == Some(id));
    let (index, command) = found.ok_or(ApiError::UNKNOWN_COMMAND)?;
    Ok((place, index, command.clone()))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let (.., command) = find(state, call)?;
    Ok(show(command, true))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let (place, index, before) = find(state, call)?;
    let edited = |asked: &Fields| {
        let mut asked = asked.clone();
        asked.remove("type");
        build(place, Some(&before), &asked)
    };
    let asked = call.checked_fields(|asked, errors| {
        command_rules::check(&edited(asked), place.1.is_some(), errors);
    })?;
    let command = edited(asked);
    let mut commands = state.world.commands_at(place).to_vec();
    let same = |old: &Value| {
        old.as_object()
            .is_some_and(|old| same_command(old, &command))
    };
    ApiError::COMMAND_EXISTS.when(
        commands
            .iter()
            .enumerate()
            .any(|(other, old)| other != index && same(old)),
    )?;
    let command = identify(state, place, Some(&before), command);
    if let Some(slot) = commands.get_mut(index) {
        *slot = command.clone();
    }
    state.world.set_commands(place, commands);
    Ok(command)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let (place, index, _) = find(state, call)?;
    let mut commands = state.world.commands_at(place).to_vec();
    commands.remove(index);
    state.world.set_commands(place, commands);
    Ok(())
}

impl State {
    /// Counts new commands; over the day's number there are no more.
    fn count_creates(&mut self, place: CommandPlace, new: usize) -> Result<(), ApiError> {
        ApiError::TOO_MANY_CREATES.unless(self.world.count_command_creates(place, new))?;
        Ok(())
    }
}

pub fn list_permissions(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = place(call)?.0;
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let set = state.world.command_permissions.get(&(application, guild));
    let all = set.into_iter().flat_map(|set| set.values().cloned());
    Ok(all.collect())
}

pub fn get_permissions(state: &mut State, call: &Call<'_>) -> Outcome {
    let application = place(call)?.0;
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let set = state.world.command_permissions.get(&(application, guild));
    let found = set.and_then(|set| set.get(&call.id("command_id").ok()?));
    Ok(json!(found.ok_or(ApiError::UNKNOWN_COMMAND_PERMISSIONS)?))
}

pub fn set_permissions(_: &mut State, call: &Call<'_>) -> Outcome {
    place(call)?;
    Err(ApiError::NOT_FOR_BOTS)
}
