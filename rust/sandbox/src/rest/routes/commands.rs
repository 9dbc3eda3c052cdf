//! Application commands: kept and shown, global or of a guild. A name is there once for each type.

use std::collections::BTreeMap;

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
pub fn place(call: &Call<'_>) -> Outcome<CommandPlace> {
    let application = call.id("application_id")?;
    ApiError::NOT_YOUR_APPLICATION.unless(application == call.bot)?;
    let is_global = call.text("guild_id").is_empty();
    let guild = (!is_global).then(|| call.id("guild_id")).transpose()?;
    Ok((application, guild))
}

/// The same, in a guild that is there and that the bot is in.
fn reachable(state: &State, call: &Call<'_>) -> Outcome<CommandPlace> {
    let place = place(call)?;
    if place.1.is_some() {
        state.allowed_guild(call, Permissions::NONE)?;
    }
    Ok(place)
}

/// A command without what identifies it, as those fields describe it over what it was before.
fn build(place: CommandPlace, before: Option<&Value>, asked: &Fields) -> Fields {
    let mut command = before.map_or_else(Fields::new, |before| fields_of(before.clone()));
    // Where a guild's command can be used is clear.
    let kept = KEPT.split_whitespace();
    for name in kept.filter(|name| place.1.is_none() || !is_named(GLOBAL, name)) {
        match asked.get(name) {
            Some(Value::Null) => command.remove(name),
            Some(value) => command.insert(name.to_owned(), value.clone()),
            None => None,
        };
    }
    let mut defaults = fields_of(json!({
        "type": kind::CHAT, "name_localizations": null, "description_localizations": null,
        "default_member_permissions": null, "nsfw": false,
    }));
    if place.1.is_none() {
        let global = json!({ "contexts": null, "integration_types": [0], "dm_permission": true });
        defaults.extend(fields_of(global));
    }
    if kind_of(&command) != kind::CHAT {
        set(&mut defaults, "description", "");
    }
    if kind_of(&command) == kind::ENTRY_POINT {
        set(&mut defaults, "handler", 1);
    }
    for (name, value) in defaults {
        command.entry(name).or_insert(value);
    }
    if let Some(bits) = Permissions::read(&command["default_member_permissions"]) {
        set(&mut command, "default_member_permissions", bits);
    }
    if *field(&command, "options") == json!([]) {
        command.remove("options");
    }
    command
}

fn kind_of(command: &Fields) -> u64 {
    field(command, "type").as_u64().unwrap_or(kind::CHAT)
}

/// The kinds of commands that are there.
fn kinds_of(commands: &[Value]) -> impl Iterator<Item = u64> {
    let kinds = commands.iter().map(|command| command["type"].as_u64());
    kinds.flatten()
}

/// The command of that name and type.
fn same<'a>(commands: &'a [Value], command: &Fields) -> Option<&'a Value> {
    let is_same = |old: &Fields| same_command(old, command);
    commands
        .iter()
        .find(|old| old.as_object().is_some_and(is_same))
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

/// Puts a command in the place of what it was before, or behind all others.
fn store(state: &mut State, place: CommandPlace, before: Option<&Value>, command: Fields) -> Value {
    let command = identify(state, place, before, command);
    let mut commands = state.world.commands_at(place).to_vec();
    match commands.iter_mut().find(|old| old["id"] == command["id"]) {
        Some(old) => *old = command.clone(),
        None => commands.push(command.clone()),
    }
    state.world.set_commands(place, commands);
    command
}

fn check_counts(kinds: impl Iterator<Item = u64>) -> Outcome<()> {
    let kinds: Vec<u64> = kinds.collect();
    for (kind, most) in MOST {
        if kinds.iter().filter(|other| **other == kind).count() > most {
            let message = format!("Maximum number of application commands reached ({most})").into();
            return Err(ApiError {
                message,
                ..ApiError::TOO_MANY_COMMANDS
            });
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

pub fn list(state: &State, call: &Call<'_>) -> Outcome {
    let place = reachable(state, call)?;
    let localized = call.query_flag("with_localizations");
    let commands = state.world.commands_at(place).iter().cloned();
    Ok(commands.map(|command| show(command, localized)).collect())
}

pub fn set_all(state: &mut State, call: &Call<'_>) -> Outcome {
    let place = reachable(state, call)?;
    let mut built: Vec<Fields> = Vec::new();
    let asked = call.checked_list(|asked, errors| {
        for (index, asked) in asked.iter().enumerate() {
            let command = build(place, None, &fields_of(asked.clone()));
            errors.within(index, |errors| {
                command_rules::check(&command, place.1.is_some(), errors);
                if built.iter().any(|other| same_command(other, &command)) {
                    errors.report(&["name"], APPLICATION_COMMANDS_DUPLICATE_NAME);
                }
            });
            built.push(command);
        }
    })?;
    let before = state.world.commands_at(place).to_vec();
    let kinds: Vec<u64> = built.iter().map(kind_of).collect();
    let has_entry = kinds_of(&before).any(|kind| kind == kind::ENTRY_POINT);
    ApiError::ENTRY_POINT_LEFT_OUT.when(has_entry && !kinds.contains(&kind::ENTRY_POINT))?;
    check_counts(kinds.into_iter())?;
    // One may be renamed by its id; else a name stands for the command it is.
    let old = |asked: &Value, command: &Fields| {
        let id = Id::from_json(&asked["id"]);
        let by_id = before
            .iter()
            .find(|old| id.is_some() && Id::from_json(&old["id"]) == id);
        by_id.or_else(|| same(&before, command))
    };
    let pairs = asked.iter().zip(&built);
    let olds: Vec<_> = pairs.map(|(asked, command)| old(asked, command)).collect();
    state.count_creates(place, olds.iter().filter(|old| old.is_none()).count())?;
    let commands = built.into_iter().zip(olds);
    let commands: Vec<Value> = commands
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
    let commands = state.world.commands_at(place);
    if let Some(old) = same(commands, &command).cloned() {
        return Ok(store(state, place, Some(&old), command).into());
    }
    check_counts(kinds_of(commands).chain([kind_of(&command)]))?;
    state.count_creates(place, 1)?;
    Ok(Created(store(state, place, None, command)).into())
}

/// The command of the path, and where it belongs.
fn find(state: &State, call: &Call<'_>) -> Outcome<(CommandPlace, Value)> {
    let place = reachable(state, call)?;
    let id = call.id("command_id")?;
    let mut commands = state.world.commands_at(place).iter();
    let found = commands.find(|command| Id::from_json(&command["id"]) == Some(id));
    Ok((place, found.ok_or(ApiError::UNKNOWN_COMMAND)?.clone()))
}

pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    let (_, command) = find(state, call)?;
    Ok(show(command, true))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let (place, before) = find(state, call)?;
    let edited = |asked: &Fields| {
        let mut asked = asked.clone();
        asked.remove("type");
        build(place, Some(&before), &asked)
    };
    let asked = call.checked_fields(|asked, errors| {
        command_rules::check(&edited(asked), place.1.is_some(), errors);
    })?;
    let command = edited(asked);
    let same = same(state.world.commands_at(place), &command);
    ApiError::COMMAND_EXISTS.when(same.is_some_and(|other| other["id"] != before["id"]))?;
    Ok(store(state, place, Some(&before), command))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let (place, gone) = find(state, call)?;
    let mut commands = state.world.commands_at(place).to_vec();
    commands.retain(|command| command["id"] != gone["id"]);
    state.world.set_commands(place, commands);
    Ok(())
}

impl State {
    /// Counts new commands; over the day's number there are no more.
    fn count_creates(&mut self, place: CommandPlace, new: usize) -> Outcome<()> {
        ApiError::TOO_MANY_CREATES.unless(self.world.count_command_creates(place, new))
    }
}

/// Who may use the commands in a guild, by command.
fn permissions<'a>(
    state: &'a State,
    call: &Call<'_>,
    guild: &Guild,
) -> Outcome<Option<&'a BTreeMap<Id, Value>>> {
    let key = (place(call)?.0, guild.id);
    Ok(state.world.command_permissions.get(&key))
}

pub fn list_permissions(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let set = permissions(state, call, guild)?.into_iter();
    Ok(set.flat_map(|set| set.values().cloned()).collect())
}

pub fn get_permissions(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let set = permissions(state, call, guild)?;
    let id = call.id("command_id")?;
    let found = set.and_then(|set| set.get(&id));
    Ok(json!(found.ok_or(ApiError::UNKNOWN_COMMAND_PERMISSIONS)?))
}

pub fn set_permissions(_: &mut State, call: &Call<'_>) -> Outcome {
    place(call)?;
    Err(ApiError::NOT_FOR_BOTS)
}
