//! The rules for the options of a slash command that their schemas cannot express.

use serde_json::Value;

use super::command_rules::{check_locales, check_name};
use super::form_errors::FormErrors;
use crate::json::field;
use crate::world::Fields;

/// The types of option that the rules tell apart.
pub mod kind {
    pub const SUBCOMMAND: u64 = 1;
    pub const GROUP: u64 = 2;
    pub const STRING: u64 = 3;
    pub const INTEGER: u64 = 4;
    pub const NUMBER: u64 = 10;
}

/// Checks the options of a command, a group or a subcommand.
pub fn check_options(options: &Value, errors: &mut FormErrors) {
    let list = options.as_array().into_iter().flatten();
    let list: Vec<&Fields> = list.filter_map(Value::as_object).collect();
    let mut optional_before = false;
    for (index, option) in list.iter().enumerate() {
        let place = ["options", &index.to_string(), "name"];
        errors.within("options", |errors| {
            errors.within(index, |errors| check_option(option, errors));
        });
        if is_command(option) {
            // Subcommands are neither.
        } else if field(option, "required") != true {
            optional_before = true;
        } else if optional_before {
            let message = "Required options must be placed before non-required options";
            let code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID";
            errors.add(&place[..2], code, message);
        }
        let same = |other: &&Fields| field(other, "name") == field(option, "name");
        if list[..index].iter().any(same) {
            let code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS";
            errors.add(&place, code, "Option name already exists");
        }
    }
    let commands = list.iter().filter(|option| is_command(option)).count();
    if commands > 0 && commands < list.len() {
        let message = "Sub-command and sub-command group option types are mutually exclusive to all other types";
        errors.add(
            &["options"],
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            message,
        );
    }
}

fn is_command(option: &Fields) -> bool {
    let kind = field(option, "type").as_u64();
    matches!(kind, Some(kind::SUBCOMMAND | kind::GROUP))
}

fn check_option(option: &Fields, errors: &mut FormErrors) {
    check_name(option, true, errors);
    check_locales("description_localizations", option, errors);
    let inside = field(option, "options");
    let kind = field(option, "type").as_u64().unwrap_or_default();
    if kind == kind::GROUP && inside.as_array().is_none_or(Vec::is_empty) {
        errors.required(&["options"], &Value::Null);
    }
    if is_command(option) {
        return check_options(inside, errors);
    }
    check_order(option, "min_length", "max_length", errors);
    check_order(option, "min_value", "max_value", errors);
    check_choices(option, kind, errors);
}

/// A least that is above the most lets nothing through.
fn check_order(option: &Fields, least: &str, most: &str, errors: &mut FormErrors) {
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
    let choices = field(option, "choices").as_array();
    let choices = choices.map_or(&[][..], Vec::as_slice);
    let suggests = field(option, "autocomplete") == true;
    let has_values = matches!(kind, kind::STRING | kind::INTEGER | kind::NUMBER);
    if suggests && (!choices.is_empty() || !has_values) {
        let message = "Autocomplete is only for texts and numbers without choices";
        let code = "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID";
        errors.add(&["autocomplete"], code, message);
    }
    if !choices.is_empty() && !has_values {
        let message = "Choices are only for texts and numbers";
        return errors.add(
            &["choices"],
            "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
            message,
        );
    }
    check_choice_locales(choices, errors);
    for (index, choice) in choices.iter().enumerate() {
        let same = |other: &Value| other["name"] == choice["name"];
        if choices[..index].iter().any(same) {
            let code = "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS";
            let place = ["choices", &index.to_string(), "name"];
            errors.add(&place, code, "Option choice name already exists");
        }
    }
}

/// Checks the languages of choices, of a command or as suggested for one.
pub fn check_choice_locales(choices: &[Value], errors: &mut FormErrors) {
    for (index, choice) in choices.iter().enumerate() {
        let Some(choice) = choice.as_object() else {
            continue;
        };
        errors.within("choices", |errors| {
            errors.within(index, |errors| {
                check_locales("name_localizations", choice, errors)
            });
        });
    }
}

/// The name of the schema of what a bot suggests for an option of that type.
pub fn suggestions_schema(kind: u64) -> &'static str {
    match kind {
        kind::INTEGER => "InteractionApplicationCommandAutocompleteCallbackIntegerData",
        kind::NUMBER => "InteractionApplicationCommandAutocompleteCallbackNumberData",
        _ => "InteractionApplicationCommandAutocompleteCallbackStringData",
    }
}
