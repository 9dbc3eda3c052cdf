//! The inputs of modals.

use serde_json::{Map, Value};

use super::IN_LABEL;
use super::select::{distinct_values, least_and_most, list};
use crate::schema::ObjectSchema;

/// A [label](https://discord.com/developers/docs/components/reference#label) with its component.
pub static LABEL: ObjectSchema = ObjectSchema {
    required: fields![
        type: integer(18..=18),
        label: text(1..=45),
        component: by_type(IN_LABEL),
    ],
    optional: fields![id: integer(0..=2_147_483_647), description: text(1..=100)],
    check: None,
};

/// A [text input](https://discord.com/developers/docs/components/reference#text-input).
pub static TEXT_INPUT: ObjectSchema = ObjectSchema {
    required: fields![
        type: integer(4..=4),
        custom_id: text(1..=100),
        style: integer(1..=2),
    ],
    optional: fields![
        id: integer(0..=2_147_483_647),
        label: text(1..=45),
        min_length: integer(0..=4000),
        max_length: integer(1..=4000),
        required: bool,
        value: text(0..=4000),
        placeholder: text(0..=100),
    ],
    check: Some(lengths),
};

/// A [file upload](https://discord.com/developers/docs/components/reference#file-upload).
pub static FILE_UPLOAD: ObjectSchema = ObjectSchema {
    required: fields![type: integer(19..=19), custom_id: text(1..=100)],
    optional: fields![
        id: integer(0..=2_147_483_647),
        min_values: integer(0..=10),
        max_values: integer(1..=10),
        required: bool,
        file_types: list(file_type, 0..=usize::MAX),
    ],
    check: Some(|fields, _| least_and_most(fields)),
};

/// A [radio group](https://discord.com/developers/docs/components/reference#radio-group).
pub static RADIO_GROUP: ObjectSchema = ObjectSchema {
    required: fields![
        type: integer(21..=21),
        custom_id: text(1..=100),
        options: list(object(GROUP_OPTION), 2..=10),
    ],
    optional: fields![id: integer(0..=2_147_483_647), required: bool],
    check: Some(one_chosen),
};

/// A [checkbox group](https://discord.com/developers/docs/components/reference#checkbox-group).
pub static CHECKBOX_GROUP: ObjectSchema = ObjectSchema {
    required: fields![
        type: integer(22..=22),
        custom_id: text(1..=100),
        options: list(object(GROUP_OPTION), 1..=10),
    ],
    optional: fields![
        id: integer(0..=2_147_483_647),
        min_values: integer(0..=10),
        max_values: integer(1..=10),
        required: bool,
    ],
    check: Some(several_chosen),
};

/// A [checkbox](https://discord.com/developers/docs/components/reference#checkbox).
pub static CHECKBOX: ObjectSchema = ObjectSchema {
    required: fields![type: integer(23..=23), custom_id: text(1..=100)],
    optional: fields![id: integer(0..=2_147_483_647), default: bool],
    check: None,
};

static GROUP_OPTION: ObjectSchema = ObjectSchema {
    required: fields![label: text(1..=100), value: text(1..=100)],
    optional: fields![description: text(0..=100), default: bool],
    check: None,
};

fn lengths(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let number = |name: &str| fields.get(name).and_then(Value::as_u64);
    match (number("min_length"), number("max_length")) {
        (Some(least), Some(most)) if least > most => Err(format!(
            "min_length is {least}, which is above max_length, {most}"
        )),
        _ => Ok(()),
    }
}

fn one_chosen(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let options = list(fields, "options");
    distinct_values(options)?;
    match ticked(options) {
        0 | 1 => Ok(()),
        more => Err(format!(
            "{more} options are chosen from the start; of a radio group only one can be"
        )),
    }
}

fn several_chosen(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let options = list(fields, "options");
    distinct_values(options)?;
    least_and_most(fields)?;
    // By default, all of them can be checked.
    let most = fields.get("max_values").and_then(Value::as_u64);
    match ticked(options) {
        chosen if most.is_some_and(|most| chosen as u64 > most) => Err(format!(
            "{chosen} options are ticked from the start, which is more than max_values"
        )),
        _ => Ok(()),
    }
}

fn ticked(options: &[Value]) -> usize {
    options
        .iter()
        .filter(|option| option.get("default") == Some(&Value::Bool(true)))
        .count()
}
