//! What a menu may be, and whatever else has options.

use super::check::{FormErrors, field};
use super::component_form::{Tally, check_custom_id, kind};
use crate::world::Fields;

/// Checks a select menu, of a message or a form.
pub fn check_select(select: &Fields, kind: u64, tally: &mut Tally, errors: &mut FormErrors) {
    check_custom_id(select, tally, errors);
    errors.text(&["placeholder"], field(select, "placeholder"), 0, 150);
    errors.flag(&["disabled"], field(select, "disabled"));
    check_bounds(select, 25, errors);
    if kind == kind::STRING_SELECT {
        let most = field(select, "max_values")
            .as_u64()
            .unwrap_or(1)
            .clamp(1, 25);
        check_choices(select, usize::try_from(most).unwrap_or(25), 25, errors);
    }
    errors.list(&["default_values"], field(select, "default_values"), 25);
    let types = errors.list(&["channel_types"], field(select, "channel_types"), 25);
    for (index, value) in types.iter().enumerate() {
        let known = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];
        errors.choice(&["channel_types", &index.to_string()], value, &known);
    }
}

/// Checks how many may be chosen.
pub fn check_bounds(of: &Fields, most: i64, errors: &mut FormErrors) {
    let (low, high) = (field(of, "min_values"), field(of, "max_values"));
    errors.number(&["min_values"], low, 0, most);
    errors.number(&["max_values"], high, 1, most);
    // A menu without a most lets one be chosen, a group all of its options.
    let options = field(of, "options").as_array().map_or(1, Vec::len) as u64;
    let group = field(of, "type") == kind::CHECKBOX_GROUP;
    let default = if group { options } else { 1 };
    if low
        .as_u64()
        .is_some_and(|low| low > high.as_u64().unwrap_or(default))
    {
        let message = "min_values must be less than or equal to max_values";
        errors.add(
            &["min_values"],
            "SELECT_COMPONENT_MIN_VALUES_INVALID",
            message,
        );
    }
}

/// Checks the options of a menu or a group.
pub fn check_choices(of: &Fields, least: usize, most: usize, errors: &mut FormErrors) {
    let options = errors.sized_list(&["options"], field(of, "options"), least, most);
    errors.within("options", |errors| {
        for (index, option) in options.iter().enumerate() {
            let index_text = index.to_string();
            for (name, longest) in [("label", 100), ("value", 100)] {
                errors.required(&[&index_text, name], &option[name]);
                errors.text(&[&index_text, name], &option[name], 1, longest);
            }
            errors.text(
                &[&index_text, "description"],
                &option["description"],
                0,
                100,
            );
            if options[..index]
                .iter()
                .any(|other| other["value"] == option["value"])
            {
                errors.add(
                    &[&index_text],
                    "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                    "The specified option value is already used",
                );
            }
        }
    });
}
