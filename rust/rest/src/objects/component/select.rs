//! Select menus.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::button::EMOJI;
use crate::objects::values::CHANNEL_TYPES;
use crate::schema::ObjectSchema;

/// A [string select](https://discord.com/developers/docs/components/reference#string-select).
pub static STRING_SELECT: ObjectSchema = ObjectSchema {
    required: fields![
        type: integer(3..=3),
        custom_id: text(1..=100),
        options: list(object(OPTION), 1..=25),
    ],
    optional: fields![
        id: integer(0..=2_147_483_647),
        placeholder: text(0..=150),
        min_values: integer(0..=25),
        max_values: integer(1..=25),
        disabled: bool,
        required: bool,
    ],
    check: Some(choices),
};

static OPTION: ObjectSchema = ObjectSchema {
    required: fields![label: text(1..=100), value: text(1..=100)],
    optional: fields![description: text(0..=100), emoji: object(EMOJI), default: bool],
    check: None,
};

/// Generates the schema of a select menu whose options Discord provides: `NAME type [types of default values], more fields`.
macro_rules! select_menu {
    ($(#[doc = $doc:literal])* $name:ident $number:literal [$($default:literal),+] $($more:tt)*) => {
        $(#[doc = $doc])*
        pub static $name: ObjectSchema = ObjectSchema {
            required: fields![type: integer($number..=$number), custom_id: text(1..=100)],
            optional: fields![
                id: integer(0..=2_147_483_647),
                placeholder: text(0..=150),
                min_values: integer(0..=25),
                max_values: integer(1..=25),
                disabled: bool,
                required: bool,
                default_values: list(object(DEFAULTS), 0..=25),
                $($more)*
            ],
            check: Some(|fields, _| chosen(fields, &[$($default),+])),
        };
    };
}

select_menu! {
    /// A [user select](https://discord.com/developers/docs/components/reference#user-select).
    USER_SELECT 5 ["user"]
}
select_menu! {
    /// A [role select](https://discord.com/developers/docs/components/reference#role-select).
    ROLE_SELECT 6 ["role"]
}
select_menu! {
    /// A [mentionable select](https://discord.com/developers/docs/components/reference#mentionable-select).
    MENTIONABLE_SELECT 7 ["user", "role"]
}
select_menu! {
    /// A [channel select](https://discord.com/developers/docs/components/reference#channel-select).
    CHANNEL_SELECT 8 ["channel"] channel_types: list(codes(CHANNEL_TYPES), 0..=13)
}

/// The default values of a select menu.
static DEFAULTS: ObjectSchema = ObjectSchema {
    required: fields![id: id, type: one_of("user", "role", "channel")],
    optional: fields![],
    check: None,
};

/// Checks a string select.
fn choices(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let options = list(fields, "options");
    distinct_values(options)?;
    let chosen = options
        .iter()
        .filter(|option| option.get("default") == Some(&Value::Bool(true)))
        .count();
    counts(fields, chosen)
}

/// Checks a select menu whose options Discord provides.
fn chosen(fields: &Map<String, Value>, kinds: &[&str]) -> Result<(), String> {
    let defaults = list(fields, "default_values");
    let kind = |each: &Value| each.get("type").and_then(Value::as_str).map(str::to_owned);
    if let Some(wrong) = defaults
        .iter()
        .filter_map(kind)
        .find(|kind| !kinds.contains(&kind.as_str()))
    {
        return Err(format!(
            "default_values has a {wrong}; in this menu one can choose a {}",
            kinds.join(" or a ")
        ));
    }
    counts(fields, defaults.len())
}

/// Checks the minimum, the maximum and the number of default values against each other. By default, exactly one value is selected.
fn counts(fields: &Map<String, Value>, chosen: usize) -> Result<(), String> {
    least_and_most(fields)?;
    let most = fields
        .get("max_values")
        .and_then(Value::as_u64)
        .unwrap_or(1);
    if chosen as u64 > most {
        return Err(format!(
            "{chosen} are chosen from the start, but max_values is {most}"
        ));
    }
    Ok(())
}

/// Checks that `min_values` is not above `max_values`.
pub(super) fn least_and_most(fields: &Map<String, Value>) -> Result<(), String> {
    match (fields.get("min_values"), fields.get("max_values")) {
        (Some(least), Some(most)) if least.as_u64() > most.as_u64() && !most.is_null() => Err(
            format!("min_values is {least}, which is above max_values, {most}"),
        ),
        _ => Ok(()),
    }
}

/// Checks that no two options have the same value.
pub(super) fn distinct_values(options: &[Value]) -> Result<(), String> {
    let mut seen = HashSet::new();
    let values = options
        .iter()
        .filter_map(|option| option.get("value")?.as_str());
    match values.into_iter().find(|value| !seen.insert(*value)) {
        Some(twice) => Err(format!("two options have the value '{twice}'")),
        None => Ok(()),
    }
}

/// Returns the list in a field; empty if there is none.
pub(crate) fn list<'a>(fields: &'a Map<String, Value>, name: &str) -> &'a [Value] {
    fields
        .get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}
