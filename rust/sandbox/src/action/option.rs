//! The values of the options of a slash command, checked as Discord's app checks them.

use serde_json::Map;

use super::choice::EntityKind;
use super::*;
use crate::change::Upload;
use crate::world::World;

/// The largest whole number that can be typed, either way.
const SAFE: f64 = 9_007_199_254_740_991.0;

/// A slash command, down to the subcommand that is meant.
pub struct CommandInput {
    /// The subcommand group and the subcommand, from the outside in: type and name.
    path: Vec<(u64, String)>,
    /// The options of the innermost.
    pub options: Vec<Value>,
    /// What is filled into them.
    pub values: Fields,
}

/// The value of an option.
pub enum OptionValue {
    Plain(Value),
    File(Upload),
}

impl CommandInput {
    /// Goes down a command by the words after its name, then by the only keys of the values.
    pub fn open(
        command: &Value,
        words: &[&str],
        values: Fields,
    ) -> Result<CommandInput, ActionError> {
        let list = |of: &Value| entries(&of["options"]).to_vec();
        let mut input = CommandInput {
            path: Vec::new(),
            options: list(command),
            values,
        };
        let mut words = words.iter();
        loop {
            let inner: Vec<&Value> = input.options.iter().filter(|one| is_command(one)).collect();
            let word = words.next().copied();
            if inner.is_empty() {
                return match word {
                    Some(word) => Err(format!("there is no subcommand {word:?}").into()),
                    None => Ok(input),
                };
            }
            let mut keys = input.values.keys();
            let only = keys.next().filter(|_| keys.next().is_none());
            let name = word.or(only.map(String::as_str));
            let name = name.unwrap_or_default().to_owned();
            let Some(next) = inner.iter().find(|one| one["name"] == name.as_str()) else {
                let names = inner.iter().filter_map(|one| one["name"].as_str());
                let names: Vec<&str> = names.collect();
                let reason = format!("a subcommand is required, one of: {}", names.join(", "));
                return Err(reason.into());
            };
            let kind = next["type"].as_u64().unwrap_or_default();
            let options = list(next);
            if word.is_none() {
                input.values = match input.values.remove(&name) {
                    Some(Value::Object(values)) => values,
                    _ => return Err(format!("{name}: must be an object of options").into()),
                };
            }
            input.path.push((kind, name));
            input.options = options;
        }
    }

    /// The name of the command with its subcommands.
    pub fn full_name(&self, command: &Value) -> String {
        let mut name = command["name"].as_str().unwrap_or_default().to_owned();
        for (_, word) in &self.path {
            name.push(' ');
            name.push_str(word);
        }
        name
    }

    /// The option of that name.
    pub fn option(&self, name: &str) -> Result<&Value, ActionError> {
        let found = self.options.iter().find(|option| option["name"] == name);
        found.ok_or_else(|| ActionError::invalid(format!("there is no option {name:?}")))
    }

    /// Puts the innermost options into what they are inside of.
    pub fn wrap(&self, filled: Vec<Value>) -> Vec<Value> {
        let inside_out = self.path.iter().rev();
        inside_out.fold(filled, |inside, (kind, name)| {
            vec![json!({ "type": kind, "name": name, "options": inside })]
        })
    }

    /// Checks what is filled in, in the order of the options; unfinished while something is still being typed.
    pub fn fill(
        &self,
        state: &State,
        guild: Option<Id>,
        finished: bool,
    ) -> Result<Vec<(Value, OptionValue)>, ActionError> {
        for name in self.values.keys() {
            self.option(name)?;
        }
        let mut all = Vec::new();
        for option in &self.options {
            let name = option["name"].as_str().unwrap_or_default();
            let value = self.values.get(name).filter(|value| !value.is_null());
            let reason = match value.map(|value| fill(state, guild, option, value)) {
                Some(Ok(filled)) => {
                    all.push((option.clone(), filled));
                    continue;
                }
                Some(Err(reason)) => reason,
                None if finished && option["required"] == true => {
                    "the option is required".to_owned()
                }
                None => continue,
            };
            return Err(format!("{name}: {reason}").into());
        }
        Ok(all)
    }
}

fn is_command(option: &Value) -> bool {
    matches!(option["type"].as_u64(), Some(1 | 2))
}

fn fill(
    state: &State,
    guild: Option<Id>,
    option: &Value,
    value: &Value,
) -> Result<OptionValue, String> {
    let world = &state.world;
    let kind = option["type"].as_u64().unwrap_or_default();
    let choices = entries(&option["choices"]);
    if !choices.is_empty() {
        let mut choices = choices.iter();
        let chosen = choices.find(|one| one["value"] == *value || one["name"] == *value);
        let chosen = chosen.ok_or_else(|| format!("{value} is not one of the choices"))?;
        return Ok(OptionValue::Plain(chosen["value"].clone()));
    }
    Ok(OptionValue::Plain(match kind {
        3 => json!(choice::text(option, value, (1, 6000))?),
        4 => {
            let number = number(option, value)?;
            let whole = (number.fract() == 0.0 && number.abs() <= SAFE).then_some(number as i64);
            json!(whole.ok_or("must be an integer")?)
        }
        5 => json!(value.as_bool().ok_or("must be true or false")?),
        6 => json!(choice::find(world, guild, value, &[EntityKind::User])?),
        7 => json!(channel(world, guild, option, value)?),
        8 => json!(choice::find(world, guild, value, &[EntityKind::Role])?),
        9 => {
            let kinds = [EntityKind::User, EntityKind::Role];
            json!(choice::find(world, guild, value, &kinds)?)
        }
        10 => json!(number(option, value)?),
        11 => return choice::file(value.clone()).map(OptionValue::File),
        _ => return Err("the type of the option is unknown".to_owned()),
    }))
}

fn number(option: &Value, value: &Value) -> Result<f64, String> {
    let number = match value {
        Value::String(digits) => digits.trim().parse().ok(),
        other => other.as_f64(),
    };
    let number = number.filter(|number: &f64| number.is_finite());
    let number = number.ok_or("must be a number")?;
    if let Some(least) = option["min_value"].as_f64().filter(|least| number < *least) {
        return Err(format!("must be at least {least}"));
    }
    if let Some(most) = option["max_value"].as_f64().filter(|most| number > *most) {
        return Err(format!("must be at most {most}"));
    }
    Ok(number)
}

/// A channel of one of the types that the option or select menu takes.
pub fn channel(world: &World, guild: Option<Id>, of: &Value, value: &Value) -> Result<Id, String> {
    let id = choice::find(world, guild, value, &[EntityKind::Channel])?;
    let kind = world.channel(id).map(|channel| channel.kind);
    let types = entries(&of["channel_types"]);
    if types.is_empty() || types.iter().any(|one| one.as_u64() == kind) {
        return Ok(id);
    }
    Err("the type of the channel is not one of those that can be selected".to_owned())
}

/// The options as an interaction carries them, and their attachments, which are stored by this.
pub fn render_options(
    state: &mut State,
    channel: Id,
    filled: Vec<(Value, OptionValue)>,
) -> (Vec<Value>, Map<String, Value>) {
    let mut files = Map::new();
    let mut options = Vec::new();
    for (option, filled) in filled {
        let value = match filled {
            OptionValue::Plain(value) => value,
            OptionValue::File(upload) => {
                json!(store_attachment(state, channel, upload, &mut files))
            }
        };
        options.push(json!({ "name": option["name"], "type": option["type"], "value": value }));
    }
    (options, files)
}

/// Stores an attachment that a user gave to a bot.
pub fn store_attachment(
    state: &mut State,
    channel: Id,
    upload: Upload,
    files: &mut Map<String, Value>,
) -> Id {
    let attachment = state.store_upload(channel, upload);
    let mut rendered = attachment.render();
    rendered["ephemeral"] = Value::Bool(true);
    files.insert(attachment.id.to_string(), rendered);
    attachment.id
}
