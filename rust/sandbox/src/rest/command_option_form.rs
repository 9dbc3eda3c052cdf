//! What an option of a slash command may be.

use serde_json::Value;

use super::check::{FormErrors, field};
use super::command_form::{check_localizations, check_name};
use crate::world::Fields;

/// The most options, and the most choices of one.
const MOST: usize = 25;
/// The most characters of a text, and of a choice's value.
const TEXT: i64 = 6000;
/// The largest number that survives every JSON library, either way.
const SAFE: i64 = (1 << 53) - 1;

/// The types of option that the checks tell apart.
pub mod kind {
    pub const SUBCOMMAND: u64 = 1;
    pub const GROUP: u64 = 2;
    pub const STRING: u64 = 3;
    pub const INTEGER: u64 = 4;
    pub const CHANNEL: u64 = 7;
    pub const NUMBER: u64 = 10;
}

/// Whether a name has only letters, digits, `-`, `_` and `'`, as those must that are typed after a slash.
pub fn name_is_plain(name: &str) -> bool {
    // Vowel signs of Devanagari and Thai are no letters, but belong to the scripts.
    let script = |c: char| matches!(c, '\u{900}'..='\u{97F}' | '\u{E00}'..='\u{E7F}');
    name.chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'') || script(c))
}

/// Checks the options of a command (depth 0), of a group (1) or of a subcommand (2).
pub fn check_options(options: &Value, depth: usize, errors: &mut FormErrors) {
    let list = errors.list(&["options"], options, MOST);
    let mut optional_before = false;
    let mut names: Vec<&str> = Vec::new();
    errors.within("options", |errors| {
        for (index, option) in list.iter().enumerate() {
            let Some(option) = option.as_object() else {
                errors.add(
                    &[&index.to_string()],
                    "MODEL_TYPE_CONVERT",
                    "Only dictionaries may be used in a ModelType",
                );
                continue;
            };
            errors.within(index, |errors| check_option(option, depth, errors));
            let index = index.to_string();
            if is_command(option) {
                // Subcommands are neither.
            } else if field(option, "required") != true {
                optional_before = true;
            } else if optional_before {
                errors.add(
                    &[&index],
                    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options",
                );
            }
            let name = field(option, "name").as_str().unwrap_or_default();
            if names.contains(&name) {
                errors.add(
                    &[&index, "name"],
                    "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                    "Option name already exists",
                );
            }
            names.push(name);
        }
    });
    let objects = || list.iter().filter_map(Value::as_object);
    if objects().any(is_command) && !objects().all(is_command) {
        errors.add(
            &["options"],
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        );
    }
}

fn is_command(option: &Fields) -> bool {
    matches!(
        field(option, "type").as_u64(),
        Some(kind::SUBCOMMAND | kind::GROUP)
    )
}

fn check_option(option: &Fields, depth: usize, errors: &mut FormErrors) {
    let allowed: &[u64] = match depth {
        0 => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        1 => &[1],
        _ => &[3, 4, 5, 6, 7, 8, 9, 10, 11],
    };
    errors.required(&["type"], field(option, "type"));
    errors.choice(&["type"], field(option, "type"), allowed);
    errors.required(&["name"], field(option, "name"));
    check_name(option, true, errors);
    errors.required(&["description"], field(option, "description"));
    errors.text(&["description"], field(option, "description"), 1, 100);
    check_localizations("description_localizations", option, 100, false, errors);
    for name in ["required", "autocomplete"] {
        errors.flag(&[name], field(option, name));
    }
    let kind = field(option, "type").as_u64().unwrap_or_default();
    match kind {
        kind::SUBCOMMAND => return check_options(field(option, "options"), 2, errors),
        kind::GROUP => {
            let inside = field(option, "options");
            if inside.as_array().is_none_or(Vec::is_empty) {
                errors.add(&["options"], "BASE_TYPE_REQUIRED", "This field is required");
            }
            return check_options(inside, 1, errors);
        }
        kind::STRING => {
            errors.number(&["min_length"], field(option, "min_length"), 0, TEXT);
            errors.number(&["max_length"], field(option, "max_length"), 1, TEXT);
            ordered(option, "min_length", "max_length", errors);
        }
        kind::INTEGER | kind::NUMBER => {
            for name in ["min_value", "max_value"] {
                check_number(&[name], field(option, name), kind, errors);
            }
            ordered(option, "min_value", "max_value", errors);
        }
        kind::CHANNEL => {
            let types = errors.list(&["channel_types"], field(option, "channel_types"), MOST);
            for (index, value) in types.iter().enumerate() {
                let known = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];
                errors.choice(&["channel_types", &index.to_string()], value, &known);
            }
        }
        _ => {}
    }
    check_choices(option, kind, errors);
}

fn check_number(place: &[&str], value: &Value, kind: u64, errors: &mut FormErrors) {
    if kind == kind::INTEGER {
        errors.number(place, value, -SAFE, SAFE);
    } else if !value.is_null() && !value.is_number() {
        let message = format!("Value \"{value}\" is not float.");
        errors.add(place, "NUMBER_TYPE_COERCE", message);
    }
}

/// A least that is above the most lets nothing through.
fn ordered(option: &Fields, least: &str, most: &str, errors: &mut FormErrors) {
    if let (Some(low), Some(high)) = (field(option, least).as_f64(), field(option, most).as_f64())
        && low > high
    {
        let message = format!("{least} must be less than or equal to {most}");
        errors.add(
            &[most],
            "APPLICATION_COMMAND_OPTIONS_MAX_VALUE_INVALID",
            message,
        );
    }
}

fn check_choices(option: &Fields, kind: u64, errors: &mut FormErrors) {
    let choices = errors.list(&["choices"], field(option, "choices"), MOST);
    let suggests = field(option, "autocomplete") == true;
    let has_values = matches!(kind, kind::STRING | kind::INTEGER | kind::NUMBER);
    if suggests && (!choices.is_empty() || !has_values) {
        errors.add(
            &["autocomplete"],
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            "Autocomplete is only for texts and numbers without choices",
        );
    }
    if !choices.is_empty() && !has_values {
        errors.add(
            &["choices"],
            "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
            "Choices are only for texts and numbers",
        );
        return;
    }
    check_choice_list(choices, kind, errors);
    for (index, choice) in choices.iter().enumerate() {
        if choices[..index]
            .iter()
            .any(|other| other["name"] == choice["name"])
        {
            errors.add(
                &["choices", &index.to_string(), "name"],
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                "Option choice name already exists",
            );
        }
    }
}

/// Checks choices, of a command or as suggested for one.
fn check_choice_list(choices: &[Value], kind: u64, errors: &mut FormErrors) {
    let empty = Fields::new();
    errors.within("choices", |errors| {
        for (index, choice) in choices.iter().enumerate() {
            let index = index.to_string();
            let choice = choice.as_object().unwrap_or(&empty);
            let (name, value) = (field(choice, "name"), field(choice, "value"));
            errors.required(&[&index, "name"], name);
            errors.text(&[&index, "name"], name, 1, 100);
            errors.within(&index, |errors| {
                check_localizations("name_localizations", choice, 100, false, errors);
            });
            let place = [index.as_str(), "value"];
            errors.required(&place, value);
            match kind {
                kind::STRING => errors.text(&place, value, 0, 6000),
                _ => check_number(&place, value, kind, errors),
            }
        }
    });
}

/// Checks what a bot suggests for an option of that type.
pub fn check_suggestions(data: &Fields, kind: u64, errors: &mut FormErrors) {
    errors.required(&["choices"], field(data, "choices"));
    let choices = errors.list(&["choices"], field(data, "choices"), MOST);
    check_choice_list(choices, kind, errors);
}
