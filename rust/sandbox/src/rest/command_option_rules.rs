//! The rules for the options of a slash command that their schemas cannot express.

use serde_json::Value;

use super::command_rules::{check_locales, check_name};
use super::field_errors::*;
use super::form_errors::FormErrors;
use crate::json::{entries, field};
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
    let list = entries(options).iter().filter_map(Value::as_object);
    let list: Vec<&Fields> = list.collect();
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
            errors.report(&place[..2], APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID);
        }
        let same = |other: &&Fields| field(other, "name") == field(option, "name");
        if list[..index].iter().any(same) {
            errors.report(&place, APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS);
        }
    }
    let commands = list.iter().filter(|option| is_command(option)).count();
    if commands > 0 && commands < list.len() {
        errors.report(&["options"], APPLICATION_COMMAND_OPTIONS_TYPE_INVALID);
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
    if kind == kind::GROUP && entries(inside).is_empty() {
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
        let code = "APPLICATION_COMMAND_OPTIONS_MAX_VALUE_INVALID";
        errors.add(&[most], code, message);
    }
}

fn check_choices(option: &Fields, kind: u64, errors: &mut FormErrors) {
    let choices = field(option, "choices");
    let list = entries(choices);
    let suggests = field(option, "autocomplete") == true;
    let has_values = matches!(kind, kind::STRING | kind::INTEGER | kind::NUMBER);
    if suggests && (!list.is_empty() || !has_values) {
        errors.report(
            &["autocomplete"],
            APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID,
        );
    }
    if !list.is_empty() && !has_values {
        return errors.report(&["choices"], APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID);
    }
    check_choice_locales(choices, errors);
    for (index, choice) in list.iter().enumerate() {
        let same = |other: &Value| other["name"] == choice["name"];
        if list[..index].iter().any(same) {
            let place = ["choices", &index.to_string(), "name"];
            errors.report(
                &place,
                APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS,
            );
        }
    }
}

/// Checks the languages of choices, of a command or as suggested for one.
pub fn check_choice_locales(choices: &Value, errors: &mut FormErrors) {
    errors.within_each("choices", choices, |choice, errors| {
        if let Some(choice) = choice.as_object() {
            check_locales("name_localizations", choice, errors);
        }
    });
}

/// The name of the schema of what a bot suggests for an option of that type.
pub fn suggestions_schema(kind: u64) -> &'static str {
    match kind {
        kind::INTEGER => "InteractionApplicationCommandAutocompleteCallbackIntegerData",
        kind::NUMBER => "InteractionApplicationCommandAutocompleteCallbackNumberData",
        _ => "InteractionApplicationCommandAutocompleteCallbackStringData",
    }
}
