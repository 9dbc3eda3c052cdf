//! Rules for the combination of a command's fields and options.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::objects::component::list;
use crate::schema::is_command_name;

/// The maximum number of characters in the names, descriptions and choices of a command together.
const ALL_TEXT: usize = 8000;

/// Checks a context-menu command, which is not typed and therefore has no options.
pub(crate) fn without_options(fields: &Map<String, Value>) -> Result<(), String> {
    match list(fields, "options").is_empty() {
        true => Ok(()),
        false => Err("options must be empty; only a slash command has options".into()),
    }
}

/// Checks a slash command: its names, its options and its size.
pub(crate) fn slash(fields: &Map<String, Value>) -> Result<(), String> {
    let translations = fields.get("name_localizations").and_then(Value::as_object);
    let names = fields
        .get("name")
        .into_iter()
        .chain(translations.into_iter().flat_map(Map::values));
    if let Some(name) = names
        .filter_map(Value::as_str)
        .find(|name| !is_command_name(name))
    {
        return Err(format!(
            "name is \"{name}\"; a slash command takes 1 to 32 letters, digits, '-' and '_', and no capitals"
        ));
    }
    options(fields, 0)?;
    let length = length(fields);
    if length > ALL_TEXT {
        return Err(format!(
            "names, descriptions and choices are {length} characters long in total; Discord allows {ALL_TEXT}"
        ));
    }
    Ok(())
}

/// Checks a list of options: the names are distinct, required options come first, and subcommands are not mixed with
/// other options.
pub(super) fn options(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let options = list(fields, "options");
    let name = |option: &Value| {
        let name = option.get("name").and_then(Value::as_str);
        name.unwrap_or_default().to_owned()
    };
    let mut names = HashSet::new();
    if let Some(twice) = options
        .iter()
        .map(name)
        .find(|name| !names.insert(name.clone()))
    {
        return Err(format!("two options have the name '{twice}'"));
    }
    let is_required =
        |option: &&Value| option.get("required").and_then(Value::as_bool) == Some(true);
    let late = options
        .iter()
        .skip_while(is_required)
        .find(is_required)
        .map(name);
    if let Some(late) = late {
        return Err(format!(
            "option '{late}' is required, but comes after an optional one; put it first"
        ));
    }
    let is_command = |option: &&Value| option.get("type").and_then(Value::as_u64) <= Some(2);
    let commands = options.iter().filter(is_command).count();
    if commands != 0 && commands != options.len() {
        return Err(
            "a command with subcommands cannot have other options; add them to the subcommands"
                .into(),
        );
    }
    Ok(())
}

/// Checks that an option does not have both autocompletion and choices.
pub(super) fn autocomplete_or_choices(fields: &Map<String, Value>) -> Result<(), String> {
    let completes = fields.get("autocomplete").and_then(Value::as_bool) == Some(true);
    match completes && !list(fields, "choices").is_empty() {
        true => Err("autocomplete and choices cannot be combined".into()),
        false => Ok(()),
    }
}

/// Checks that the minimum is not greater than the maximum.
pub(super) fn ordered(fields: &Map<String, Value>, least: &str, most: &str) -> Result<(), String> {
    let number = |name: &str| fields.get(name).and_then(Value::as_f64);
    match (number(least), number(most)) {
        (Some(low), Some(high)) if low > high => {
            Err(format!("{least} is {low}, which is above {most}, {high}"))
        }
        _ => Ok(()),
    }
}

/// Returns the number of characters that Discord counts; if a text has translations, that of the longest.
fn length(fields: &Map<String, Value>) -> usize {
    let longest = |name: &str| {
        let translations = fields
            .get(&format!("{name}_localizations"))
            .and_then(Value::as_object);
        fields
            .get(name)
            .into_iter()
            .chain(translations.into_iter().flat_map(Map::values))
            .filter_map(Value::as_str)
            .map(|text| text.chars().count())
            .max()
            .unwrap_or(0)
    };
    let value = match fields.get("value") {
        Some(Value::String(text)) => text.chars().count(),
        _ => 0,
    };
    let inner = ["options", "choices"]
        .into_iter()
        .flat_map(|name| list(fields, name));
    let inner: usize = inner.filter_map(Value::as_object).map(length).sum();
    longest("name") + longest("description") + value + inner
}
