//! Rules for all components of a message or modal together.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::MESSAGE_COMPONENTS;

/// The flag of a message that uses Components V2.
pub(crate) const IS_COMPONENTS_V2: u64 = 1 << 15;

const ACTION_ROW: u64 = 1;
const TEXT_DISPLAY: u64 = 10;

/// The maximum number of components in a message, including nested ones.
const ALL_COMPONENTS: usize = 40;
/// The maximum number of characters in all text displays of a message together.
const ALL_TEXT: usize = 4000;
/// The maximum number of rows in a message without the flag.
const ROWS: usize = 5;

/// Fields that cannot be combined with Components V2.
const REPLACED: [&str; 4] = ["content", "embeds", "poll", "sticker_ids"];

/// Checks the components of a new message, whose flags decide which components it can have.
pub(crate) fn check_new_message(fields: &Map<String, Value>) -> Result<(), String> {
    let top = components(fields);
    let flags = fields.get("flags").and_then(Value::as_u64).unwrap_or(0);
    if flags & IS_COMPONENTS_V2 == 0 {
        if let Some((index, name)) = first_v2_component(top) {
            return Err(format!(
                "components[{index}] is a {name}, for which flags must have {IS_COMPONENTS_V2} (IS_COMPONENTS_V2)"
            ));
        }
        if top.len() > ROWS {
            return Err(format!(
                "components has {} rows; Discord allows {ROWS}, or more with the flag {IS_COMPONENTS_V2} (IS_COMPONENTS_V2)",
                top.len()
            ));
        }
    }
    check_message(fields)
}

/// Checks the components of a message that may be an edit of an existing one.
pub(crate) fn check_message(fields: &Map<String, Value>) -> Result<(), String> {
    let top = components(fields);
    let flags = fields.get("flags").and_then(Value::as_u64).unwrap_or(0);
    if flags & IS_COMPONENTS_V2 != 0 || first_v2_component(top).is_some() {
        let there = |name: &&&str| match fields.get(**name) {
            Some(Value::String(text)) => !text.is_empty(),
            Some(Value::Array(entries)) => !entries.is_empty(),
            Some(value) => !value.is_null(),
            None => false,
        };
        if let Some(name) = REPLACED.iter().find(there) {
            return Err(format!(
                "{name} cannot be combined with Components V2 (IS_COMPONENTS_V2); write text as a text display"
            ));
        }
    }
    let all = all(top);
    if all.len() > ALL_COMPONENTS {
        return Err(format!(
            "components are {} in total, including nested ones; Discord allows {ALL_COMPONENTS}",
            all.len()
        ));
    }
    let text: usize = all
        .iter()
        .filter(|part| kind(part) == Some(TEXT_DISPLAY))
        .filter_map(|part| part.get("content")?.as_str())
        .map(|content| content.chars().count())
        .sum();
    if text > ALL_TEXT {
        return Err(format!(
            "the text displays are {text} characters long in total; Discord allows {ALL_TEXT}"
        ));
    }
    distinct(&all)
}

/// Checks the components of a modal.
pub(crate) fn check_modal(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    distinct(&all(components(fields)))
}

/// Checks that no two components have the same id or custom id.
fn distinct(all: &[&Value]) -> Result<(), String> {
    let mut names = HashSet::new();
    for custom_id in all
        .iter()
        .filter_map(|part| part.get("custom_id")?.as_str())
    {
        if !names.insert(custom_id) {
            return Err(format!("two components have the custom_id '{custom_id}'"));
        }
    }
    let mut numbers = HashSet::new();
    // Discord assigns ids to components whose id is 0.
    let ids = all.iter().filter_map(|part| part.get("id")?.as_u64());
    for id in ids.filter(|id| *id != 0) {
        if !numbers.insert(id) {
            return Err(format!("two components have the id {id}"));
        }
    }
    Ok(())
}

/// Returns the first component that needs Components V2, and its name.
fn first_v2_component(top: &[Value]) -> Option<(usize, &'static str)> {
    top.iter().enumerate().find_map(|(index, part)| {
        let number = kind(part).filter(|number| *number != ACTION_ROW)?;
        let variant = MESSAGE_COMPONENTS
            .iter()
            .find(|each| each.number.unsigned_abs() == number)?;
        Some((index, variant.name))
    })
}

fn components(fields: &Map<String, Value>) -> &[Value] {
    super::select::list(fields, "components")
}

fn kind(part: &Value) -> Option<u64> {
    part.get("type")?.as_u64()
}

/// Returns all components, including those inside others.
fn all(top: &[Value]) -> Vec<&Value> {
    let mut found: Vec<&Value> = top.iter().collect();
    let mut next = 0;
    while let Some(part) = found.get(next).copied() {
        let inner = part.get("components").and_then(Value::as_array);
        found.extend(inner.into_iter().flatten());
        found.extend(
            ["accessory", "component"]
                .iter()
                .filter_map(|name| part.get(*name)),
        );
        next += 1;
    }
    found
}
